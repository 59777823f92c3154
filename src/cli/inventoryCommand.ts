import path from "node:path";
import { formats } from "../core/formats/index.js";
import {
  inventoryProblems,
  inventoryRows,
  type InventoryProblem,
  type InventoryRow,
} from "../core/report/inventory.js";
import type { InventoryArguments } from "./args.js";
import type { ExitCode } from "./auditCommand.js";
import { writeReport } from "./output.js";
import { readSources } from "./sources.js";
import { toPosix } from "./walk.js";
import { workspaceRoot } from "./workspace.js";

/** `sanctionlint inventory`: every component that was read, a line each. */
export async function runInventory(args: InventoryArguments): Promise<ExitCode> {
  let failed = false;
  const print = async (rows: readonly (InventoryRow | InventoryProblem)[]): Promise<void> => {
    const lines = rows.map((row) => (args.format === "jsonl" ? JSON.stringify(row) : textLine(row)));
    if (lines.length > 0) await writeReport(`${lines.join("\n")}\n`, undefined);
  };
  const unread: InventoryProblem[] = [];
  const sources = readSources(args.paths, {
    maxFileSize: args.maxFileSize,
    rootOf: (absolute) => workspaceRoot(path.dirname(absolute)),
    mayRead: (absolute) => formats.candidates(toPosix(absolute)).length > 0,
    onUnread: ({ file, reason, kind }) => {
      failed ||= kind === "failed";
      unread.push({ file, line: 1, column: 1, problem: reason });
    },
  });
  for (const { file, absolute, source } of sources) {
    const format = formats.formatOf(source);
    if (format) {
      const { components, problems } = format.extract(source);
      const shownSource = { ...source, uri: file };
      await print([...inventoryRows(shownSource, format.id, components), ...inventoryProblems(shownSource, problems)]);
    } else if (args.paths.some((given) => path.resolve(given) === absolute)) {
      unread.push({ file, line: 1, column: 1, problem: "no format reads this file" });
    }
  }
  await print(unread);
  return failed ? 2 : 0;
}

function textLine(row: InventoryRow | InventoryProblem): string {
  const place = `${row.file}:${row.line}:${row.column}`;
  if ("problem" in row) return `${place}  problem: ${row.problem}`;
  return `${place}  ${row.kind}  ${row.name}${row.version === null ? "" : ` ${row.version}`}  (${row.scope}, ${row.relation})${row.purl ? `  ${row.purl}` : ""}`;
}
