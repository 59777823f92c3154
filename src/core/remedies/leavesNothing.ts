import type { Edit, SourceText } from "../model.js";
import type { Trial } from "./trial.js";

/**
 * Whether taking lines out of a YAML document leaves a key or a dash with nothing below it: a list becomes null, which many a tool
 * refuses; or takes out an anchor that the rest refers to.
 */
export function leavesNothing({ edits }: Trial, { uri, text }: SourceText): boolean {
  if (!/\.ya?ml$/i.test(uri)) return false;
  return edits.some(
    (edit) => edit.newText === "" && edit.end > edit.start && (isOnlyEntry(text, edit) || isReferredTo(text, edit)),
  );
}

function isOnlyEntry(text: string, { start, end }: Edit): boolean {
  if (start > 0 && text.charCodeAt(start - 1) !== 10) return false;
  const before = lineBefore(text, start);
  if (before === undefined || !/(?::|^\s*-|:\s+[&!]\S+)\s*(?:#.*)?$/.test(before)) return false;
  const isBelow = (line: string): boolean =>
    indentOf(line) > indentOf(before) ||
    // A list may be as deep as the key it belongs to.
    (indentOf(line) === indentOf(before) && isItem(line) && !isItem(before));
  const removed = lineAfter(text.slice(start, end), 0);
  const after = lineAfter(text, end);
  return removed !== undefined && isBelow(removed) && !(after !== undefined && isBelow(after));
}

/** The last line before `at` that says something. */
function lineBefore(text: string, at: number): string | undefined {
  for (let end = at - 1; end > 0;) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end).replace(/\r$/, "");
    if (!/^\s*(?:#.*)?$/.test(line)) return line;
    end = start - 1;
  }
  return undefined;
}

/** The first line from `at` that says something. */
function lineAfter(text: string, at: number): string | undefined {
  for (let start = at; start < text.length;) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end).replace(/\r$/, "");
    if (!/^\s*(?:#.*)?$/.test(line)) return line;
    start = end + 1;
  }
  return undefined;
}

function isItem(line: string): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

function isReferredTo(text: string, { start, end }: Edit): boolean {
  const anchors = [...text.slice(start, end).matchAll(/(?:^|[\s:[{,-])&([^\s,[\]{}]+)/g)].map(([, name]) => name);
  if (anchors.length === 0) return false;
  const rest = `${text.slice(0, start)}\n${text.slice(end)}`;
  return anchors.some((name) =>
    new RegExp(`[\\s:[{,-]\\*${name?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") ?? ""}(?![^\\s,[\\]{}])`).test(rest),
  );
}
