import { plain } from "../core/report/plain.js";
import { readArguments, UsageError } from "./args.js";
import { runAudit, type ExitCode } from "./auditCommand.js";
import { helpText } from "./help.js";
import { runInventory } from "./inventoryCommand.js";
import { InstallationError, readKnowledge } from "./knowledge.js";
import { Output, OutputError, watchStandardOutput } from "./output.js";
import { runParty } from "./partyCommand.js";
import { runScreen } from "./screenCommand.js";

/** Put in by the build: the version of the package. */
declare const SANCTIONLINT_VERSION: string;

async function run(argv: readonly string[]): Promise<ExitCode> {
  const args = readArguments(argv);
  switch (args.command) {
    case "audit":
      return runAudit(args, await readKnowledge(), today());
    case "inventory":
      return runInventory(args, await readKnowledge(), today());
    case "version":
      await print(`sanctionlint ${SANCTIONLINT_VERSION}, blacklist ${(await readKnowledge()).version}\n`);
      return 0;
    case "party":
      return runParty(args, await readKnowledge(), today());
    case "screen":
      return runScreen(args, await readKnowledge(), today());
    case "help":
      await print(helpText(args.topic));
      return 0;
  }
}

function print(text: string): Promise<void> {
  return Output.to(undefined).write(text);
}

/** The day by UTC, as the editor takes it: two machines in two time zones give one verdict. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function fail(error: unknown): void {
  const isExpected = [UsageError, OutputError, InstallationError].some((kind) => error instanceof kind);
  const text =
    isExpected && error instanceof Error ? plain(error.message) : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`sanctionlint: ${text}${error instanceof UsageError ? "\nTry sanctionlint help." : ""}\n`);
  process.exitCode = 2;
}

watchStandardOutput();
run(process.argv.slice(2)).then((code) => {
  // An error of standard output that was told meanwhile stands.
  process.exitCode ??= code;
}, fail);
