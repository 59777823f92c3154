import type { AuditedDocument } from "../core/audit/result.js";
import {
  inventoryProblems,
  inventoryRows,
  type InventoryProblem,
  type InventoryRow,
} from "../core/report/inventory.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { plain, plainJson, plainPath } from "../core/report/plain.js";
import type { Command } from "./command.js";
import { scopeOptions } from "./options.js";
import { Output } from "./output.js";
import { exitCodeOf, knowledgeFor, runOver, scopeOf } from "./scope.js";

/** A report of the audit that lists every component that was read, a line each. */
export const inventoryCommand: Command = {
  name: "inventory",
  takes: "[PATH…]",
  says: "list every component that is read, with its place",
  options: [...scopeOptions, "format", "color", "no-color"],
  more: "--format takes text, jsonl or json. json: one value with an array of components and one of problems. jsonl: one JSON object a line with file, format, ecosystem, kind, name, version, purl, line, column, endLine, endColumn, scope, relation; lines and columns count from 1, columns in UTF-16 units, endColumn is exclusive. What could not be read is a line with file, line, column, problem.",
  async run(given, context) {
    const scope = scopeOf(given);
    const format = given.choice("format", ["text", "jsonl", "json"], "text");
    const output = Output.to(undefined);
    const json = new InventoryJson(output, context.version);
    const print = async (rows: readonly (InventoryRow | InventoryProblem)[]): Promise<void> => {
      if (format === "json") return json.rows(rows);
      const lines = rows.map((row) => (format === "jsonl" ? plainJson(JSON.stringify(row)) : textLine(row)));
      if (lines.length > 0) await output.write(`${lines.join("\n")}\n`);
    };
    const sink = {
      document: ({ file, source, analysis }: AuditedDocument): Promise<void> =>
        print([
          ...inventoryRows(file, source, analysis.format ?? "", analysis.components),
          ...inventoryProblems(file, source, [...analysis.problems, ...analysis.limits]),
        ]),
    };
    const result = await runOver(scope, { knowledge: await knowledgeFor(scope, context), today: context.today }, sink);
    await print(result.account.unread.map(({ file, reason }) => ({ file, line: 1, column: 1, problem: reason })));
    if (format === "json") await json.end();
    await output.close();
    return exitCodeOf(result, scope, "never");
  },
};

/** The inventory as one value, written as it goes; problems are few, and come last. */
class InventoryJson {
  private readonly problems: InventoryProblem[] = [];
  private written = 0;

  constructor(
    private readonly output: Output,
    private readonly version: string,
  ) {}

  async rows(rows: readonly (InventoryRow | InventoryProblem)[]): Promise<void> {
    const lines: string[] = [];
    for (const row of rows) {
      if ("problem" in row) this.problems.push(row);
      else lines.push(`${this.written++ === 0 ? this.head() : ","}\n  ${plainJson(JSON.stringify(row))}`);
    }
    if (lines.length > 0) await this.output.write(lines.join(""));
  }

  async end(): Promise<void> {
    const head = this.written === 0 ? this.head() : "\n";
    await this.output.write(`${head}], "problems": ${plainJson(JSON.stringify(this.problems))}}\n`);
  }

  private head(): string {
    return `${JSON.stringify(jsonHead(this.version)).slice(0, -1)}, "components": [`;
  }
}

function textLine(row: InventoryRow | InventoryProblem): string {
  const place = `${plainPath(row.file)}:${row.line}:${row.column}`;
  if ("problem" in row) return `${place}  problem: ${plain(row.problem)}`;
  return `${place}  ${row.kind}  ${plain(row.name)}${row.version === null ? "" : ` ${plain(row.version)}`}  (${plain(row.scope)}, ${row.relation})${row.purl ? `  ${plain(row.purl)}` : ""}`;
}
