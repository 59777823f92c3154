import type { Edit } from "../model.js";
import { applyEdits } from "./edit.js";

/** One hunk of a unified diff. */
export interface Hunk {
  /** `@@ -1,3 +1,3 @@`. */
  readonly head: string;
  /** First line of the old text, from 1. */
  readonly line: number;
  /** Each with its sign, without its line end. */
  readonly lines: readonly string[];
}

/** Lines that are around what changes. */
const context = 3;

/** A stretch of lines that edits touch, from 0, `end` exclusive, and what takes its place. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * What edits change in a text, as hunks that `patch` and `git apply` take.
 * https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function diffHunks(text: string, edits: readonly Edit[]): readonly Hunk[] {
  const lines = splitLines(text);
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  const groups = groupsOf(blocksOf(text, lines, starts, edits));
  let shift = 0;
  return groups.map((group) => {
    const hunk = hunkOf(group, lines, shift);
    for (const { start, end, lines: own } of group) shift += own.length - (end - start);
    return hunk;
  });
}

/** With their ends; the last one is left out when it is empty. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function blocksOf(text: string, lines: readonly string[], starts: readonly number[], edits: readonly Edit[]): Block[] {
  const blocks: Block[] = [];
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (let first = 0; first < sorted.length;) {
    const from = lineAt(starts, sorted[first]?.start ?? 0);
    let to = from;
    let next = first;
    for (let edit = sorted[next]; edit && lineAt(starts, edit.start) <= to; edit = sorted[++next]) {
      to = Math.max(to, lineAt(starts, edit.end));
    }
    const [begin, end] = [starts[from] ?? 0, starts[to + 1] ?? text.length];
    const own = sorted
      .slice(first, next)
      .map((edit) => ({ ...edit, start: edit.start - begin, end: edit.end - begin }));
    blocks.push(trimmed(from, lines.slice(from, to + 1), splitLines(applyEdits(text.slice(begin, end), own))));
    first = next;
  }
  return blocks.filter((block) => block.end > block.start || block.lines.length > 0);
}

/** Without the lines at both ends that stay. */
function trimmed(start: number, before: readonly string[], after: readonly string[]): Block {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start: start + head, end: start + before.length - tail, lines: after.slice(head, after.length - tail) };
}

/** Blocks whose contexts meet are one hunk. */
function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    if (group && block.start - (group.at(-1)?.end ?? 0) <= 2 * context) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

function hunkOf(group: readonly Block[], lines: readonly string[], shift: number): Hunk {
  const from = Math.max(0, (group[0]?.start ?? 0) - context);
  const to = Math.min(lines.length, (group.at(-1)?.end ?? 0) + context);
  const shown: string[] = [];
  let at = from;
  let written = 0;
  const stay = (end: number): void => {
    for (; at < end; at++, written++) shown.push(...signed(" ", lines[at] ?? ""));
  };
  for (const { start, end, lines: own } of group) {
    stay(start);
    for (; at < end; at++) shown.push(...signed("-", lines[at] ?? ""));
    for (const line of own) shown.push(...signed("+", line));
    written += own.length;
  }
  stay(to);
  // Of a range without lines the line before it is named.
  const range = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;
  return { head: `@@ -${range(from, to - from)} +${range(from + shift, written)} @@`, line: from + 1, lines: shown };
}

function signed(sign: string, line: string): string[] {
  return line.endsWith("\n") ? [sign + line.slice(0, -1)] : [sign + line, "\\ No newline at end of file"];
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
