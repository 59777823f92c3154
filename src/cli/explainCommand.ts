import { explain, explanationText } from "../core/report/explain.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { plainJson } from "../core/report/plain.js";
import type { Command } from "./command.js";
import { savedResultIn } from "./input.js";
import { colorOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { UsageError } from "./usageError.js";

export const explainCommand: Command = {
  name: "explain",
  takes: "BEFORE AFTER",
  says: "what differs between two saved results: findings added, gone, changed, and what that can come from",
  options: ["format", ...colorOptions],
  more: "Both are results of audit --format json. Findings are told apart by their fingerprints, not by lines. A difference in a file that is the same in both comes from knowledge, policy, day or program.",
  exits: `Exit codes
  0   the comparison was made, whatever it says
  2   wrong usage, or a file that is no result`,
  examples: ["sanctionlint explain last-week.json today.json"],
  async run(given, context) {
    const [before, after, ...more] = given.words;
    if (before === undefined || after === undefined || more.length > 0)
      throw new UsageError("explain takes two results: sanctionlint explain before.json after.json");
    const format = given.choice("format", ["text", "json"], "text");
    const explanation = explain(savedResultIn(before), savedResultIn(after));
    const layout = { palette: paletteFor(given.color(), false), width: terminalWidth() };
    const json = { ...jsonHead(context.version), before, after, ...explanation };
    await Output.to(undefined).write(
      format === "json" ? `${plainJson(JSON.stringify(json, undefined, 2))}\n` : explanationText(explanation, layout),
    );
    return 0;
  },
};
