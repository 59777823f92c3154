import { plain } from "../core/report/plain.js";
import { readArguments } from "./args.js";
import type { Context, ExitCode } from "./command.js";
import { commands } from "./commands.js";
import { PolicyError } from "./folderPolicy.js";
import { GitError } from "./git.js";
import { helpText } from "./help.js";
import { InstallationError, readKnowledge } from "./knowledge.js";
import { Output, OutputError, watchStandardOutput } from "./output.js";
import { UsageError } from "./usageError.js";

/** Put in by the build: the version of the package. */
declare const SANCTIONLINT_VERSION: string;

// By UTC, as the editor takes it: two machines in two time zones give one verdict.
const now = new Date().toISOString();

const context: Context = {
  knowledge: readKnowledge,
  today: now.slice(0, 10),
  created: createdAt(process.env["SOURCE_DATE_EPOCH"]) ?? `${now.slice(0, 19)}Z`,
  version: SANCTIONLINT_VERSION,
};

/** The moment that a reproducible build names, in whole seconds since 1970. https://reproducible-builds.org/specs/source-date-epoch/ */
function createdAt(seconds: string | undefined): string | undefined {
  if (seconds === undefined || !/^\d{1,11}$/.test(seconds)) return undefined;
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  const asked = readArguments(argv, commands);
  if (asked.kind === "run") return asked.command.run(asked.given, context);
  await Output.to(undefined).write(
    asked.kind === "help"
      ? helpText(asked.topic, commands)
      : `sanctionlint ${context.version}, blacklist ${(await context.knowledge()).version}\n`,
  );
  return 0;
}

function fail(error: unknown): void {
  const isExpected = [UsageError, GitError, PolicyError, OutputError, InstallationError].some(
    (kind) => error instanceof kind,
  );
  const text =
    isExpected && error instanceof Error ? plain(error.message) : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`sanctionlint: ${text}${error instanceof UsageError ? "\nTry sanctionlint help." : ""}\n`);
  process.exitCode = 2;
}

watchStandardOutput();
/** Settled when the exit code is: the tests run the program many times in one process, which does not end with it. */
export const finished = run(process.argv.slice(2)).then((code) => {
  // An error of standard output that was reported meanwhile is kept.
  process.exitCode ??= code;
}, fail);
