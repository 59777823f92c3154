import { Occurrences } from "../../text/occurrences.js";
import { sameFoldedAt } from "../../text/folded.js";
import type { Lookup } from "../lookup.js";
import { isNamedAlone } from "./purlReference.js";

/**
 * Where the parts of package URLs stand in a document, for asking whether anybody is known for them. It answers for the usual
 * form only; `readPurlReference` reads all of them. One serves a whole document.
 */
export class PurlPlaces {
  /** Types met so far, in small letters as nearly all are: a document has a handful. */
  private readonly types: string[] = [];
  private readonly escapes: Occurrences;
  private readonly places: Occurrences;

  constructor(private readonly text: string) {
    this.escapes = new Occurrences(text, "\\");
    this.places = new Occurrences(text, "_url=");
  }

  /** Whether JSON escapes stand between two offsets. */
  hasEscape(start: number, end: number): boolean {
    return this.escapes.isWithin(start, end);
  }

  /**
   * Whether anybody may be known for the package URL at `start`, or the package that it and the name beside it say; true for
   * whatever is not in the usual form. `nameEnd` is −1 where there is no name.
   */
  mayMatch(start: number, end: number, nameStart: number, nameEnd: number, lookup: Lookup): boolean {
    const { text } = this;
    if (!text.startsWith("pkg:", start)) return true;
    let typeEnd = start + 4;
    while (typeEnd < end && text.charCodeAt(typeEnd) !== 47) typeEnd++;
    let slash = typeEnd;
    let sign = -1;
    let firstEscape = -1;
    let lastEscape = -1;
    let at = typeEnd + 1;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > 64) {
        if (code === 92) return true;
      } else if (code === 47) {
        if (sign >= 0) return true;
        slash = at;
      } else if (code === 64) {
        if (sign < 0 && at >= slash + 2) sign = at;
      } else if (code === 37) {
        if (sign >= 0) continue;
        if (firstEscape < 0) firstEscape = at;
        lastEscape = at;
      } else if (code === 63 || code === 35) break;
    }
    const base = slash + 1;
    const stop = sign < 0 ? at : sign;
    if (base >= stop || slash === typeEnd + 1 || typeEnd === start + 4) return true;
    if (at < end && !this.isPlainQuery(at, end)) return true;
    const type = this.typeAt(start + 4, typeEnd);
    if (type === "cocoapods" || type === "docker" || type === "oci") return true;
    if (slash === typeEnd || isNamedAlone(type)) {
      if (lastEscape > slash) return true;
      if (nameEnd >= 0 && !this.isSame(nameStart, nameEnd, base, stop)) {
        const length = nameEnd - nameStart;
        if (length !== stop - base || !sameFoldedAt(text, nameStart, text, base, length)) return true;
        return lookup.knowsPackage(type, text, nameStart, nameEnd);
      }
      return lookup.knowsPackage(type, text, base, stop);
    }
    const isScope = firstEscape === typeEnd + 1 && lastEscape === firstEscape && text.startsWith("40", firstEscape + 1);
    if (firstEscape >= 0 && !isScope) return true;
    const whole = isScope ? firstEscape + 3 : typeEnd + 1;
    if (nameEnd >= 0 && !this.isSame(nameStart, nameEnd, base, stop)) {
      const from = isScope && text.charCodeAt(nameStart) === 64 ? nameStart + 1 : nameStart;
      if (isScope && from === nameStart) return true;
      if (!this.isSame(from, nameEnd, whole, stop)) return true;
    }
    return lookup.knowsPackage(type, text, whole, stop, isScope ? 64 : 0);
  }

  /** Whether the qualifiers name no download place and are not escaped in a way that could hide one. */
  private isPlainQuery(start: number, end: number): boolean {
    if (this.places.isWithin(start, end)) return false;
    if (!this.escapes.isWithin(start, end)) return true;
    const { text } = this;
    for (let at = start; at < end; at++) {
      // How writers in Go write an ampersand.
      if (text.charCodeAt(at) === 92 && !text.startsWith("u0026", at + 1)) return false;
    }
    return true;
  }

  private typeAt(start: number, end: number): string {
    const { text, types } = this;
    for (const type of types) if (type.length === end - start && text.startsWith(type, start)) return type;
    const type = text.slice(start, end).toLowerCase();
    if (types.length < 32) types.push(type);
    return type;
  }

  private isSame(start: number, end: number, otherStart: number, otherEnd: number): boolean {
    if (end - start !== otherEnd - otherStart) return false;
    const { text } = this;
    for (let at = start, other = otherStart; at < end; at++, other++) {
      if (text.charCodeAt(at) !== text.charCodeAt(other)) return false;
    }
    return true;
  }
}
