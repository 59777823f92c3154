import { plain, plainPath } from "../../core/report/plain.js";
import { plural } from "../../core/report/count.js";
import { policyChange, Standings, type Standing } from "../../core/report/policyChange.js";
import type { OfficialSnapshot } from "../../core/screening/official/snapshot.js";
import { withOfficialLists } from "../../core/screening/official/withOfficialLists.js";
import type { Context } from "../command.js";
import type { Given } from "../given.js";
import { runOver, scopeOf } from "../scope.js";

/** What newer lists change in the working folder: what is found there by them and was not, and the other way round. */
export async function changesHere(
  before: OfficialSnapshot | undefined,
  after: OfficialSnapshot,
  given: Given,
  { knowledge, today }: Context,
): Promise<readonly string[]> {
  const known = await knowledge();
  const scope = scopeOf(given, ["."]);
  const [old, now] = [new Standings(), new Standings()];
  await runOver(scope, { knowledge: before ? withOfficialLists(known, before) : known, today }, old);
  await runOver(scope, { knowledge: withOfficialLists(known, after), today }, now);
  const { appear, vanish } = policyChange(old, now);
  return [
    `here, with --lists cache: ${plural(appear.length, "finding")} more, ${vanish.length} fewer`,
    ...appear.slice(0, mostShown).map((one) => `  + ${lineOf(one)}`),
    ...vanish.slice(0, mostShown).map((one) => `  − ${lineOf(one)}`),
  ];
}

const mostShown = 20;

function lineOf({ file, line, column, severity, message }: Standing): string {
  return `${plainPath(file)}:${line}:${column} ${severity} ${plain(message)}`;
}
