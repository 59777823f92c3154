import type { LineCounter, Node, Document } from "yaml";
import { isNode } from "yaml";

/** Something wrong with the data, at its line. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A data file that was parsed, with the way back to its lines. */
export interface DataFile {
  /** `data/parties/huawei.yaml`. */
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

export type Path = readonly (string | number)[];

/** Line of a node, or of the closest one above it that exists. */
export function lineOf(of: DataFile, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? of.document.contents : of.document.getIn(path.slice(0, length), true);
    if (isNode(node) && rangeStart(node) !== undefined) return of.lines.linePos(rangeStart(node) ?? 0).line;
  }
  return 1;
}

/** `data/parties/huawei.yaml:12: message`, as editors and terminals link it. */
export function formatProblem({ file, line, message }: DataProblem): string {
  return `${file}:${line}: ${message}`;
}

function rangeStart(node: Node): number | undefined {
  return node.range?.[0];
}
