import type { IdentifierIndex } from "./identifierIndex.js";
import type { PackageIndex } from "./packageIndex.js";

/** Names of which it is kept whether they are known; source files name the same few headers again and again. */
const mostKept = 10_000;

/** Answers whether a library is anyone's, for names that are asked about again and again. */
export class KnownLibraries {
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly index: IdentifierIndex) {}

  knows(file: string): boolean {
    if (this.index.isEmpty) return false;
    const known = this.answers.get(file);
    if (known !== undefined) return known;
    if (this.answers.size >= mostKept) this.answers.clear();
    const answer = this.index.find(file) !== undefined;
    this.answers.set(file, answer);
    return answer;
  }
}

/** See `Lookup.knownGroup`. */
export function knownGroup(packages: PackageIndex, text: string, start: number, end: number, whole: boolean): number {
  // A group with one part is nobody's.
  const first = text.indexOf(".", start);
  if (first < 0 || first >= end) return -1;
  // Forwards as long as some name begins so, which cuts nothing out of the text; then the longest of those is looked up.
  let cut = first;
  for (let next = first; next < end && packages.mayBegin("maven", text, start, next);) {
    cut = next;
    const dot = text.indexOf(".", next + 1);
    next = dot < 0 || dot > end ? end : dot;
  }
  if (packages.mayBegin("maven", text, start, end)) cut = end;
  for (; cut > first; cut = text.lastIndexOf(".", cut - 1)) {
    const group = `${text.slice(start, cut)}:`;
    if (packages.find("maven", group) !== undefined) return cut;
    if (!whole && packages.mayBegin("maven", group, 0, group.length)) return cut;
  }
  return -1;
}
