import { severityOrder } from "../core/audit/result.js";
import { suppose } from "../core/blacklist/suppose.js";
import { JsonReport } from "../core/report/jsonReport.js";
import { TextReport } from "../core/report/textReport.js";
import type { Command } from "./command.js";
import { historyOf, historyOptions } from "./history.js";
import { colorOptions, scopeOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { partyNamed } from "./partyCommand.js";
import { exitCodeOf, runOver, scopeOf } from "./scope.js";

export const failOnLevels = ["error", "warning", "information", "never"] as const;

export const auditCommand: Command = {
  name: "audit",
  takes: "[PATH…]",
  says: "judge manifests, lockfiles, SBOMs and hardware files",
  options: [
    ...scopeOptions,
    ...historyOptions,
    "as-of",
    "suppose",
    "format",
    "output",
    "fail-on",
    "max-warnings",
    "severity",
    "quiet",
    "show-waived",
    ...colorOptions,
  ],
  examples: [
    "sanctionlint audit",
    "sanctionlint audit services/ hardware/bom.csv --fail-on warning",
    "sanctionlint audit --as-of 2019-05-22 --format json --output audit.json",
  ],
  async run(given, context) {
    const scope = scopeOf(given);
    const format = given.choice("format", ["text", "json"], "text");
    const failOn = given.choice("fail-on", failOnLevels, "error");
    const maxWarnings = given.number("max-warnings");
    const least = given.choice("severity", severityOrder, "hint");
    const known = await context.knowledge();
    const history = await historyOf(given, scope.paths);
    const asOf = given.day("as-of") ?? history?.day;
    const supposed = given.texts("suppose").map((name) => partyNamed(name, known).id);
    const knowledge = supposed.reduce((all, party) => suppose(all, party, asOf ?? context.today), known);
    const output = Output.to(given.text("output"));
    const write = (text: string): Promise<void> => output.write(text);
    const text = new TextReport(write, {
      palette: paletteFor(given.color(), given.has("output")),
      width: terminalWidth(given.has("output")),
      namesLeftOut: scope.listFiles,
      isQuiet: given.has("quiet"),
      least,
      showsWaived: given.has("show-waived"),
    });
    const json = new JsonReport(write, context.version);
    const run = { knowledge, today: context.today, asOf, supposed, history };
    const result = await output
      .whole(async () => {
        const audited = await runOver(scope, run, format === "json" ? json : text);
        await (format === "json" ? json.end(audited, failOn) : text.end(audited));
        return audited;
      })
      .finally(() => history?.close());
    const code = exitCodeOf(result, scope, failOn);
    return code === 0 && result.counts.findings.warning > (maxWarnings ?? Infinity) ? 1 : code;
  },
};
