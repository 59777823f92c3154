import { readFileSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import { bitingActivities, weightByActivities } from "../../src/core/policy/activities.js";
import { policyKeys } from "../../src/core/policy/keys.js";
import type { Activity } from "../../src/core/policy/policy.js";
import { activityWords, columnRoleWords } from "../../src/core/policy/words.js";
import { compileKnowledge } from "../compileKnowledge.js";
import type { GeneratedFile } from "./generatedFile.js";
import { table } from "./table.js";

const page = "docs/policy.md";

/** The tables of `docs/policy.md` that follow from the keys and the lists; the text around them is written by hand. */
export function generatePolicyPage(): GeneratedFile[] {
  const written = readFileSync(path.join(__dirname, "..", "..", page), "utf8");
  const tables: Record<string, string> = { keys: keys(), activities: activities(), lists: lists(), columns: columns() };
  const text = Object.entries(tables).reduce((before, [name, table]) => {
    const [start, end] = [`<!-- generated: ${name} -->\n`, `\n<!-- end: ${name} -->`];
    const [from, to] = [before.indexOf(start), before.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${page} has no place for the table "${name}"`);
    return `${before.slice(0, from + start.length)}\n${table}${before.slice(to)}`;
  }, written);
  return [{ path: page, text }];
}

function keys(): string {
  return table(
    ["Key", "Takes", "Default", "A layer below", "Set by"],
    Object.entries(policyKeys).map(([key, { takes, default: usual, below, setBy }]) => [
      `\`${key}\``,
      takes,
      usual,
      below,
      setBy,
    ]),
  );
}

function activities(): string {
  return table(
    ["Activity", "The team"],
    Object.entries(activityWords).map(([activity, meaning]) => [`\`${activity}\``, meaning]),
  );
}

function lists(): string {
  const { lists } = loadKnowledge(compileKnowledge());
  return table(
    ["List id", "List", "Direction", "Is an error with", "Is a warning with"],
    [...lists.values()].map((list) => {
      const binding = (Object.keys(activityWords) as Activity[]).filter(
        (activity) => weightByActivities([activity], list).severity === "warning",
      );
      const words = [bitingActivities(list), binding].map((all) => all.map((one) => `\`${one}\``).join(", "));
      return [`\`${list.id}\``, list.title, `\`${list.direction}\``, ...words];
    }),
  );
}

function columns(): string {
  return table(
    ["Role", "What the column says"],
    Object.entries(columnRoleWords).map(([role, meaning]) => [`\`${role}\``, meaning]),
  );
}
