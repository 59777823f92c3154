import { readArguments, UsageError } from "./args.js";
import { runAudit, type ExitCode } from "./auditCommand.js";
import { helpText } from "./help.js";
import { runInventory } from "./inventoryCommand.js";
import { InstallationError, readKnowledge } from "./knowledge.js";
import { runParty } from "./partyCommand.js";

/** Put in by the build: the version of the package. */
declare const SANCTIONLINT_VERSION: string;

async function run(argv: readonly string[]): Promise<ExitCode> {
  const args = readArguments(argv);
  switch (args.command) {
    case "audit":
      return runAudit(args, await readKnowledge(), today());
    case "inventory":
      return runInventory(args);
    case "version":
      process.stdout.write(`sanctionlint ${SANCTIONLINT_VERSION}, blacklist ${(await readKnowledge()).version}\n`);
      return 0;
    case "party":
      return runParty(args, await readKnowledge(), today());
    case "help":
      process.stdout.write(helpText(args.topic));
      return 0;
  }
}

/** The day where the user is: a listing that takes effect today is in force for those who work today. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`sanctionlint: ${whatWentWrong(error)}\n`);
    process.exitCode = 2;
  },
);

/** The sentence for what is expected to happen; anything else is a bug, and told with its stack. */
function whatWentWrong(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nTry sanctionlint help.`;
  if (error instanceof InstallationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
