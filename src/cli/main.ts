import { readArguments, UsageError } from "./args.js";
import type { ExitCode } from "./auditCommand.js";
import { helpText } from "./help.js";
import { runInventory } from "./inventoryCommand.js";

async function run(argv: readonly string[]): Promise<ExitCode> {
  const args = readArguments(argv);
  switch (args.command) {
    case "inventory":
      return runInventory(args);
    default:
      process.stdout.write(helpText(args.command === "help" ? args.topic : undefined));
      return 0;
  }
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(
      usage ? `sanctionlint: ${error.message}\nTry sanctionlint help.\n` : `sanctionlint: ${String(error)}\n`,
    );
    process.exitCode = 2;
  },
);

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
