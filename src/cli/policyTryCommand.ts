import { readFileSync, statSync } from "node:fs";
import type { Host } from "../core/audit/host.js";
import type { Audit } from "../core/audit/result.js";
import type { Root } from "../core/audit/root.js";
import { policyPathIn, withPolicy } from "../core/audit/withPolicy.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { plain, plainJson } from "../core/report/plain.js";
import { policyChange, policyChangeText, Standings } from "../core/report/policyChange.js";
import { LineIndex } from "../core/text/lineIndex.js";
import type { Command } from "./command.js";
import { PolicyError } from "./folderPolicy.js";
import { nodeHost, reasonOf } from "./host.js";
import { colorOptions, scopeOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { exitCodeOf, knowledgeFor, runOver, scopeOf } from "./scope.js";
import { UsageError } from "./usageError.js";

/** Two audits, one as things are and one with the file in the place of the root's policy. */
export const policyTryCommand: Command = {
  name: "policy try",
  takes: "FILE [PATH…]",
  says: "what would appear, change and vanish if FILE were the policy at the root; nothing is written",
  options: [...scopeOptions.filter((name) => name !== "policy"), "as-of", "format", ...colorOptions],
  more: "Policies of folders and of the organisation hold as they do now. Exit code 0 whatever would change, 2 when an audit is incomplete or FILE is not a policy.",
  examples: ["sanctionlint policy try stricter.yaml"],
  async run(given, context) {
    const [file, ...paths] = given.words;
    if (file === undefined)
      throw new UsageError("policy try takes a policy file: sanctionlint policy try stricter.yaml");
    const content = readPolicy(file);
    const format = given.choice("format", ["text", "json"], "text");
    const scope = scopeOf(given, paths);
    const run = { knowledge: await knowledgeFor(scope, context), today: context.today, asOf: given.day("as-of") };
    const [before, after] = [new Standings(), new Standings()];
    const now = await runOver(scope, run, before);
    const tried = new Set<string>();
    const policyHost = ({ path }: Root): Host => {
      tried.add(policyPathIn(path));
      return withPolicy(nodeHost, path, content);
    };
    const then = await runOver(scope, { ...run, policyHost }, after);
    throwIfBroken(then, tried, file);
    const change = policyChange(before, after);
    const layout = { palette: paletteFor(given.color(), false), width: terminalWidth() };
    const json = { ...jsonHead(context.version), policy: file, verdicts: [now.verdict, then.verdict], ...change };
    await Output.to(undefined).write(
      format === "json" ? `${plainJson(JSON.stringify(json, undefined, 2))}\n` : policyChangeText(change, layout),
    );
    return exitCodeOf(then, scope, "never");
  },
};

function readPolicy(file: string): Uint8Array {
  try {
    if (!statSync(file).isFile()) throw new UsageError(`${plain(file)} is not a file`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${plain(file)} cannot be read: ${reasonOf(error)}`);
  }
}

/** Nothing is compared with a policy that cannot be understood. */
function throwIfBroken({ notices }: Audit, tried: ReadonlySet<string>, file: string): void {
  for (const { path, rule, severity, source, start, message } of notices) {
    if (rule !== "policy-error" || severity !== "error" || !tried.has(path)) continue;
    const { line, column } = new LineIndex(source.text).positionAt(start);
    throw new PolicyError(`${file}:${line}:${column}: ${message}`);
  }
}
