import { LineIndex } from "../../../src/core/text/lineIndex.js";
import type { Uri } from "./uri.js";
import { Position, Range } from "./values.js";

/** A document as VS Code keeps it open. The editor of the tests changes it. */
export class TextDocument {
  version = 1;
  isDirty = false;
  isClosed = false;
  languageId = "plaintext";
  private lines: LineIndex;

  constructor(
    readonly uri: Uri,
    private text: string,
  ) {
    this.lines = new LineIndex(text);
  }

  /** Another text, as by typing. */
  become(text: string): void {
    this.text = text;
    this.lines = new LineIndex(text);
    this.version++;
    this.isDirty = true;
  }

  getText(range?: Range): string {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }

  positionAt(offset: number): Position {
    const { line, column } = this.lines.positionAt(offset);
    return new Position(line - 1, column - 1);
  }

  offsetAt({ line, character }: Position): number {
    const before = this.text.split("\n").slice(0, line);
    return Math.min(
      this.text.length,
      before.reduce((sum, one) => sum + one.length + 1, character),
    );
  }

  lineAt(line: number): { readonly text: string; readonly range: Range } {
    const text = (this.text.split("\n")[line] ?? "").replace(/\r$/, "");
    return { text, range: new Range(line, 0, line, text.length) };
  }
}
