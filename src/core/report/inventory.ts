import type { Component, Remark, SourceText } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import { purlOf } from "../ecosystems/writtenNames.js";

/** One component as the inventory prints it: 1-based line and columns (UTF-16 units) of the name, `endColumn` exclusive. */
export interface InventoryRow {
  readonly file: string;
  readonly format: string;
  readonly ecosystem: string | null;
  readonly kind: string;
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly scope: string;
  readonly relation: string;
  /** Names of the components that brought it in, as far as the file says. */
  readonly via?: readonly string[];
}

export interface InventoryProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

/** Rows for what a format read of `source`, in document order. */
export function inventoryRows(
  file: string,
  source: SourceText,
  format: string,
  components: readonly Component[],
): InventoryRow[] {
  const lines = new LineIndex(source.text);
  return components.map((component) => {
    const { via } = component;
    const start = lines.positionAt(component.nameSpan.start);
    const end = lines.positionAt(component.nameSpan.end);
    return {
      file,
      format,
      ecosystem: component.ecosystem ?? null,
      kind: component.kind,
      name: component.name,
      version: component.version ?? null,
      purl: purlOf(component) ?? null,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      scope: component.scope,
      relation: component.relation,
      ...(via && via.length > 0 && { via }),
    };
  });
}

/** Rows for what could not be read of a document. */
export function inventoryProblems(file: string, source: SourceText, problems: readonly Remark[]): InventoryProblem[] {
  if (problems.length === 0) return [];
  const lines = new LineIndex(source.text);
  return problems.map((problem) => ({
    file,
    ...lines.positionAt(problem.start),
    problem: withoutSecrets(problem.message),
  }));
}
