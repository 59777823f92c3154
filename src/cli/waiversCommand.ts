import type { Policies } from "../core/audit/policies.js";
import { waiverAccounts } from "../core/audit/waiverStates.js";
import type { FolderPolicy } from "../core/audit/policies.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { plainJson } from "../core/report/plain.js";
import { waiverRows, waiversText } from "../core/report/waiversText.js";
import type { Command } from "./command.js";
import { colorOptions, scopeOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { exitCodeOf, runOver, scopeOf } from "./scope.js";

/** An audit of which only the waivers are told, since use shows in findings. */
export const waiversCommand: Command = {
  name: "waivers",
  takes: "[PATH…]",
  says: "every waiver: in force, expiring within 14 days, expired, unused, refused",
  options: [...scopeOptions, "as-of", "format", ...colorOptions],
  async run(given, context) {
    const scope = scopeOf(given);
    const format = given.choice("format", ["text", "json"], "text");
    const all: Policies[] = [];
    const inForce = new Set<FolderPolicy>();
    const sink = { document: ({ policy }: { policy: FolderPolicy }): void => void inForce.add(policy) };
    const run = { knowledge: await context.knowledge(), today: context.today, asOf: given.day("as-of") };
    const result = await runOver(scope, { ...run, policies: (one) => void all.push(one) }, sink);
    // A tree without a document still has the policy of its root.
    for (const policies of all) inForce.add(await policies.ofRoot());
    const layers = all.flatMap(({ loader }) => loader.loaded());
    const rows = waiverRows(waiverAccounts(layers, inForce, result.waiversUsed, result.asOf));
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
