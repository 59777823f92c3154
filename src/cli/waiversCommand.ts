import type { FolderPolicy } from "../core/audit/policies.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { plainJson } from "../core/report/plain.js";
import { waiversText } from "../core/report/waiversText.js";
import type { Command } from "./command.js";
import { colorOptions, scopeOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { NotedPolicies } from "../core/report/notedPolicies.js";
import { exitCodeOf, knowledgeFor, runOver, scopeOf } from "./scope.js";

/** An audit of which only the waivers are reported, since use shows in findings. */
export const waiversCommand: Command = {
  name: "waivers",
  takes: "[PATH…]",
  says: "every waiver: in force, expiring within 14 days, expired, unused, refused",
  options: [...scopeOptions, "as-of", "format", ...colorOptions],
  async run(given, context) {
    const scope = scopeOf(given);
    const format = given.choice("format", ["text", "json"], "text");
    const noted = new NotedPolicies();
    const sink = { document: ({ policy }: { policy: FolderPolicy }): void => noted.judged(policy) };
    const knowledge = await knowledgeFor(scope, context);
    const run = { knowledge, today: context.today, asOf: given.day("as-of") };
    const result = await runOver(scope, { ...run, policies: (one) => noted.note(one) }, sink);
    const { waivers: rows } = await noted.facts(result, knowledge);
    const layout = { palette: paletteFor(given.color(), false), width: terminalWidth() };
    const json = {
      ...jsonHead(context.version),
      asOf: result.asOf,
      isWhole: result.waiversUsed !== undefined,
      waivers: rows,
    };
    await Output.to(undefined).write(
      format === "json"
        ? `${plainJson(JSON.stringify(json, undefined, 2))}\n`
        : waiversText(rows, { asOf: result.asOf, isWhole: result.waiversUsed !== undefined }, layout),
    );
    return exitCodeOf(result, { ...scope, allowEmpty: true }, "never");
  },
};
