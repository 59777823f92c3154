import { analyzeAs } from "../core/analyze.js";
import { reaches } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import { packageTypeWords } from "../core/ecosystems/packageTypes.js";
import { asked } from "../core/formats/asked.js";
import type { Component, Finding, Severity } from "../core/model.js";
import { isInForce } from "../core/model/listingStates.js";
import type { JudgeContext } from "../core/policy/judge.js";
import { judgeContext } from "../core/policy/judgeContext.js";
import { findingLines } from "../core/report/findingLines.js";
import { findingRow } from "../core/report/jsonReport.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { quotedWord } from "../core/policy/quotedWord.js";
import { plain, plainJson } from "../core/report/plain.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { failOnLevels } from "./auditCommand.js";
import type { Command } from "./command.js";
import { policyAt } from "./folderPolicy.js";
import { workingFolder } from "./host.js";
import { colorOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { knowledgeFor, scopeOf } from "./scope.js";
import { UsageError } from "./usageError.js";

/** Judges what is in no file yet, as a document would be, by the policy of the working folder. */
export const checkCommand: Command = {
  name: "check",
  takes: "PURL|HOST|PART…",
  says: "judge a package, a host or URL, or a part before it is in a file",
  options: ["policy", "org-policy", "knowledge", "as-of", "maker", "format", "fail-on", ...colorOptions],
  more: "A PURL begins with pkg:. A HOST is a host name or a URL. Everything else is a part number or a model, whose maker --maker names. Judged as in a file of the working folder.",
  examples: [
    "sanctionlint check pkg:npm/@hmscore/react-native-hms-push registry.npmmirror.com",
    'sanctionlint check EC25-E --maker "Quectel"',
  ],
  async run(given, context) {
    const things = given.words.map((word) => word.replace(/[\t\r\n]+/g, " ").trim());
    if (things.length === 0 || things.includes("")) {
      throw new UsageError("check takes what is asked about: sanctionlint check pkg:npm/left-pad");
    }
    things.forEach(refuseHalfPurl);
    const format = given.choice("format", ["text", "json"], "text");
    const failOn = given.choice("fail-on", failOnLevels, "error");
    const day = given.day("as-of");
    const maker = given
      .text("maker")
      ?.replace(/[\t\r\n]+/g, " ")
      .trim();
    const scope = scopeOf(given, []);
    const knowledge = await knowledgeFor(scope, context);
    const { policy } = await policyAt(workingFolder(), scope, knowledge);
    const own = policy.effective.policy;
    const asOf = day ?? own.asOf ?? context.today;
    const answers = things.map((thing) => {
      const source = { uri: "asked", text: maker === undefined || maker === "" ? thing : `${thing}\t${maker}` };
      const { findings, components } = analyzeAs(asked, source, knowledge, own, asOf);
      const isPart = components.some(({ kind }) => kind === "part");
      return {
        thing,
        source,
        findings,
        isPart,
        quiet: findings.length > 0 ? [] : attributedTo(components, judgeContext(knowledge, own, asOf)),
      };
    });
    const unknown = `not among the parties known here (checked until ${knowledge.checkedUntil}); this is not a clearance`;
    // A package's name alone is read as a part's, of which nothing is known.
    const asPart = "read as a part number or model; a package begins with pkg: and its type, as pkg:npm/left-pad does";
    const layout = { palette: paletteFor(given.color(), false), width: terminalWidth() };
    const text = answers.flatMap(({ thing, source, findings, isPart, quiet }) => {
      const lines = new LineIndex(source.text);
      const said = findings.flatMap((finding) => findingLines(finding, lines, () => "", layout));
      return [
        layout.palette.bold(plain(thing)),
        ...(said.length > 0
          ? said
          : quiet.length > 0
            ? quiet.map((line) => `  ${line}`)
            : [`  ${unknown}`, ...(isPart ? [`  ${asPart}`] : [])]),
        "",
      ];
    });
    const json = {
      ...jsonHead(context.version),
      knowledge: knowledge.version,
      checkedUntil: knowledge.checkedUntil,
      policyLayers: policy.effective.labels,
      asOf,
      asked: answers.map(({ thing, source, findings }) => ({
        asked: thing,
        findings: findings.map((finding) => findingRow(finding, "asked", asked.id, source)),
      })),
    };
    await Output.to(undefined).write(
      format === "json" ? `${plainJson(JSON.stringify(json, undefined, 2))}\n` : text.join("\n"),
    );
    const findings = countedBySeverity(answers.flatMap((answer) => answer.findings));
    return reaches({ counts: { findings } }, failOn) ? 1 : 0;
  },
};

/** Whose components are though nothing is found: the lists that name the party are over, or the policy leaves it out. */
function attributedTo(components: readonly Component[], judging: JudgeContext): readonly string[] {
  const { asOf } = judging;
  const matches = components.flatMap((component) => judging.screen.screen(component, asOf));
  const said = matches.map((match) => {
    const isListed = judging.statusesOf(match).some(({ state }) => isInForce(state));
    const why = isListed ? "the policy reports nothing of it" : `no list that is known here names it on ${asOf}`;
    return `attributed to ${plain(match.party.name)}, and ${why}: sanctionlint party ${match.party.id}`;
  });
  return [...new Set(said)];
}

/** Throws a UsageError for a package that is written without `pkg:`: read as a part, it would seem to be known to be no one's. */
function refuseHalfPurl(thing: string): void {
  const [, type = ""] = /^([a-z][a-z\d.+-]*)\/\S/i.exec(thing) ?? [];
  if (!packageTypeWords().includes(type.toLowerCase())) return;
  throw new UsageError(
    `${quotedWord(thing)} has a package type and no pkg: before it; write ${quotedWord(`pkg:${thing}`)}`,
  );
}

/** Open ones. */
function countedBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(severityOrder.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity, waiver } of findings) if (!waiver) counts[severity]++;
  return counts;
}
