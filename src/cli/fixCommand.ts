import { fixDocument } from "../core/audit/fixing.js";
import { Migration } from "../core/audit/migration.js";
import type { PlannedFile } from "../core/audit/migrationPlan.js";
import { spliced } from "../core/documents/spliced.js";
import type { AuditedDocument } from "../core/audit/result.js";
import { atOnce } from "../core/text/steps.js";
import { severityOrder } from "../core/model/severities.js";
import { withFiles } from "../core/audit/withFile.js";
import type { Finding } from "../core/model.js";
import { fixDiff, fixLines, type FixAccount } from "../core/report/fixReport.js";
import { summaryLines } from "../core/report/summaryLines.js";
import { plainPath } from "../core/report/plain.js";
import { detached } from "../core/text/detached.js";
import { failOnLevels } from "./auditCommand.js";
import type { Command } from "./command.js";
import { nodeHost } from "./host.js";
import { colorOptions, scopeOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { partyNamed } from "./partyCommand.js";
import { replaceFile } from "./replaceFile.js";
import { exitCodeOf, knowledgeFor, runOver, scopeOf } from "./scope.js";

/** A file before and after. */
interface Replacement {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** An audit whose findings are fixed, and a second one of what is then there. */
export const fixCommand: Command = {
  name: "fix",
  takes: "[PATH…]",
  says: "put other sources in the place of listed ones, where they are drop-ins",
  options: [...scopeOptions, "party", "dry-run", "unsafe", "severity", "as-of", "fail-on", ...colorOptions],
  more: "Files keep their encoding, byte order mark and line ends, and are replaced whole. Each is judged again before it is written: the finding must be gone, and nothing new be there. --dry-run writes a unified diff to standard output, for git apply, and the rest to standard error. Lockfiles are not written: the commands that are then to be run are named. With --party, packages that others bring in are overridden in the manifest (overrides, resolutions, replace and the like) where a drop-in is recorded, with --unsafe also by versions beside the party's.",
  examples: ["sanctionlint fix --dry-run", "sanctionlint fix --party alibaba services/"],
  async run(given, context) {
    const scope = scopeOf(given);
    const failOn = given.choice("fail-on", failOnLevels, "error");
    const least = severityOrder.indexOf(given.choice("severity", severityOrder, "information"));
    const isDry = given.has("dry-run");
    const knowledge = await knowledgeFor(scope, context);
    const name = given.text("party");
    const party = name === undefined ? undefined : partyNamed(name, knowledge).id;
    const wish = {
      allowsUnsafe: given.has("unsafe"),
      wants: ({ severity, match }: Finding): boolean =>
        severityOrder.indexOf(severity) <= least && (party === undefined || match.party.id === party),
    };
    const replacements = new Map<string, Replacement>();
    const accounts: FixAccount[] = [];
    // Of one party what others bring in is overridden too, which takes the whole tree to know.
    const migration = party === undefined ? undefined : new Migration(wish, knowledge);
    const sink = {
      async document(document: AuditedDocument): Promise<void> {
        if (migration) return migration.document(document);
        const { path, file, source, analysis } = document;
        if (analysis.findings.length === 0) return;
        const before = await nodeHost.read(path);
        const { bytes, made, left, edits } = fixDocument(document, before, wish, knowledge);
        if (made.length + left.length === 0) return;
        accounts.push({ file: detached(file), uri: source.uri, text: source.text, made, left, edits });
        if (bytes) replacements.set(path, { before, after: bytes });
      },
    };
    const run = { knowledge, today: context.today, asOf: given.day("as-of") };
    await runOver(scope, run, sink);
    for (const planned of migration ? atOnce(migration.steps()).files : []) {
      const { file, source, path } = planned;
      const before = planned.creates ? undefined : await nodeHost.read(path);
      const result = before && planned.edits.length > 0 ? spliced(before, planned.edits) : undefined;
      const { made, left, edits } = result && "bytes" in result ? planned : unwritten(planned);
      accounts.push({ file: detached(file), uri: source.uri, text: source.text, made, left, edits });
      if (before && result && "bytes" in result) replacements.set(path, { before, after: result.bytes });
    }
    const written = new Map([...replacements].map(([path, { after }]) => [path, after]));
    if (!isDry) for (const [path, { before, after }] of replacements) replaceFile(path, before, after);
    const host = isDry ? withFiles(nodeHost, written) : nodeHost;
    const rest = await runOver(scope, { ...run, host }, { document: () => undefined });
    const layout = { palette: paletteFor(given.color(), isDry), width: terminalWidth(isDry) };
    const lines = [
      ...fixLines(accounts, !isDry, layout),
      ...summaryLines(rest, { hidden: 0, waived: false }, layout).map((line, at) =>
        at === 0 ? `After it: ${line}` : line,
      ),
    ];
    const output = Output.to(undefined);
    if (isDry) await output.write(diffOf(accounts));
    const report = `${lines.join("\n")}\n`;
    if (isDry) process.stderr.write(report);
    else await output.write(report);
    return exitCodeOf(rest, scope, failOn);
  },
};

/** What is planned for a file that is not written: a new one, or one whose encoding cannot hold it. */
function unwritten({ made, left, creates }: PlannedFile): Pick<PlannedFile, "made" | "left" | "edits"> {
  const because = creates
    ? "it would begin a new file, which is not written"
    : "the file cannot hold what would be written";
  return { made: [], edits: [], left: [...left, ...made.map(({ finding }) => ({ finding, because }))] };
}

/** Hunks that are not shown are reported on standard error. */
function diffOf(accounts: readonly FixAccount[]): string {
  return accounts
    .map((account) => {
      const { diff, leftOut } = fixDiff(account);
      for (const line of leftOut) process.stderr.write(`${plainPath(line)}\n`);
      return diff;
    })
    .join("");
}
