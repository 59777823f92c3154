import type { Span } from "../model.js";
import type { ScalarNode } from "./tree.js";

/** A text written anew from a tree, and where its scalars are in the text that the tree was read from. */
export class RegularText {
  private readonly parts: string[] = [];
  private length = 0;
  /** For each scalar: its start and end here, its start and end there. */
  private readonly cells: number[] = [];

  constructor(
    private readonly source: string,
    /** More than this is not written: aliases of aliases can say much in few characters. */
    private readonly maxLength: number,
  ) {}

  get isFull(): boolean {
    return this.length > this.maxLength;
  }

  get text(): string {
    return this.parts.join("");
  }

  /** Writes what is in no text. */
  mark(text: string): void {
    if (this.isFull) return;
    this.parts.push(text);
    this.length += text.length;
  }

  /** Writes a scalar's value, which must be one line. */
  scalar(node: ScalarNode, value = node.value): void {
    this.part(node.start, node.end, value);
  }

  /** Writes what is in the source from `start` to `end` as `value`. */
  part(start: number, end: number, value: string): void {
    if (this.isFull) return;
    this.cells.push(this.length, this.length + value.length, start, end);
    this.mark(value);
  }

  /** The place of a part of this text in the source: of a scalar's part exactly where its value is there as it is. */
  placeOf({ start, end }: Span): Span {
    const from = this.startOf(start);
    return { start: from, end: Math.max(from, this.endOf(end)) };
  }

  private startOf(offset: number): number {
    // The first scalar that ends after the offset: what is in front of it is a mark of its own.
    const at = this.firstCell((cell) => (this.cells[cell + 1] ?? 0) > offset);
    if (at >= this.cells.length) return this.source.length;
    const [start = 0, end = 0, from = 0, to = 0] = this.cells.slice(at, at + 4);
    return offset <= start ? from : inside(offset - start, end - start, from, to);
  }

  private endOf(offset: number): number {
    const at = this.firstCell((cell) => (this.cells[cell] ?? 0) >= offset) - 4;
    if (at < 0) return 0;
    const [start = 0, end = 0, from = 0, to = 0] = this.cells.slice(at, at + 4);
    return offset >= end ? to : inside(offset - start, end - start, from, to);
  }

  private firstCell(fits: (cell: number) => boolean): number {
    let low = 0;
    let high = this.cells.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(middle * 4)) high = middle;
      else low = middle + 1;
    }
    return low * 4;
  }
}

/** Where escapes make the text longer than what it says, no character has a place of its own. */
function inside(offset: number, length: number, from: number, to: number): number {
  return to - from === length ? from + offset : Math.min(to, from + offset);
}
