import type { CalendarDate } from "../core/model.js";
import type { AuditedDocument } from "../core/audit/result.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import {
  inventoryProblems,
  inventoryRows,
  type InventoryProblem,
  type InventoryRow,
} from "../core/report/inventory.js";
import { plain, plainJson, plainPath } from "../core/report/plain.js";
import type { InventoryArguments } from "./args.js";
import { exitCodeOf, runOver, type ExitCode } from "./auditCommand.js";
import { Output } from "./output.js";

/** `sanctionlint inventory`: a report of the audit that lists every component that was read, a line each. */
export async function runInventory(
  args: InventoryArguments,
  knowledge: Knowledge,
  today: CalendarDate,
): Promise<ExitCode> {
  const output = Output.to(undefined);
  const print = async (rows: readonly (InventoryRow | InventoryProblem)[]): Promise<void> => {
    const lines = rows.map((row) => (args.format === "jsonl" ? plainJson(JSON.stringify(row)) : textLine(row)));
    if (lines.length > 0) await output.write(`${lines.join("\n")}\n`);
  };
  const sink = {
    document: ({ file, source, analysis }: AuditedDocument): Promise<void> =>
      print([
        ...inventoryRows(file, source, analysis.format ?? "", analysis.components),
        ...inventoryProblems(file, source, [...analysis.problems, ...analysis.limits]),
      ]),
  };
  const result = await runOver(args, knowledge, today, sink);
  await print(result.account.unread.map(({ file, reason }) => ({ file, line: 1, column: 1, problem: reason })));
  await output.close();
  return exitCodeOf(result, args);
}

function textLine(row: InventoryRow | InventoryProblem): string {
  const place = `${plainPath(row.file)}:${row.line}:${row.column}`;
  if ("problem" in row) return `${place}  problem: ${plain(row.problem)}`;
  return `${place}  ${row.kind}  ${plain(row.name)}${row.version === null ? "" : ` ${plain(row.version)}`}  (${plain(row.scope)}, ${row.relation})${row.purl ? `  ${plain(row.purl)}` : ""}`;
}
