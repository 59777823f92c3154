import type { Component, Edit, SourceText } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { inPlaces, label } from "../policy/wording.js";

/** What taking a component out by this edit does, for a menu: "Remove the line: left-pad". */
export function removalTitle(
  { component, places }: Pick<Verdict, "component" | "places">,
  edits: readonly Edit[],
  { text }: SourceText,
): string {
  const [edit] = edits;
  const what = edit && edits.length === 1 ? whatGoes(component, edit, text) : "Remove the entries";
  return `${what}: ${label(component)}${inPlaces(places.length)}`;
}

function whatGoes({ scope, relation }: Component, { start, end, newText }: Edit, text: string): string {
  if (newText !== "" || relation === "alternate") return "Empty the cells";
  const removed = text.slice(start, end);
  const isWhole =
    (start === 0 || text.charAt(start - 1) === "\n" || removed.startsWith("\n") || removed.startsWith("\r\n")) &&
    (end === text.length || removed.endsWith("\n") || /[\r\n]/.test(text.charAt(end)));
  if (!isWhole) return "Remove the entry";
  const lines = removed.trim().split("\n").length;
  if (scope === "BOM row") return lines === 1 ? "Remove the row" : `Remove the row of ${lines} lines`;
  return lines === 1 ? "Remove the line" : `Remove the ${lines} lines`;
}
