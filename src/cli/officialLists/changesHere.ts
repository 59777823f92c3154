import { hereLines } from "../../core/report/officialLists.js";
import { policyChange, Standings } from "../../core/report/policyChange.js";
import type { OfficialSnapshot } from "../../core/screening/official/snapshot.js";
import { withOfficialLists } from "../../core/screening/official/withOfficialLists.js";
import type { Context } from "../command.js";
import type { Given } from "../given.js";
import { knowledgeFor, runOver, scopeOf } from "../scope.js";

/** What newer lists change in the working folder: what is found there by them and was not, and the other way round. */
export async function changesHere(
  before: OfficialSnapshot | undefined,
  after: OfficialSnapshot,
  given: Given,
  context: Context,
): Promise<readonly string[]> {
  const { today } = context;
  const scope = scopeOf(given, ["."]);
  const known = await knowledgeFor(scope, context);
  const [old, now] = [new Standings(), new Standings()];
  await runOver(scope, { knowledge: before ? withOfficialLists(known, before) : known, today }, old);
  await runOver(scope, { knowledge: withOfficialLists(known, after), today }, now);
  return hereLines(policyChange(old, now), mostShown, "--lists cache");
}

const mostShown = 20;
