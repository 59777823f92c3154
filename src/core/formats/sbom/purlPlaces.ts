import { Occurrences } from "../../text/occurrences.js";
import { sameFoldedAt } from "../../text/folded.js";
import { indexWithin, sameAt, SoughtWord } from "../../text/within.js";
import type { Lookup } from "../../model/lookup.js";
import { isNamedAlone } from "./purlReference.js";

/**
 * Where the parts of package URLs are in a document, for asking whether anyone is known for them. It answers for the usual
 * form only; `readPurlReference` reads all of them. One serves a whole document.
 */
export class PurlPlaces {
  /** What the last one began with, up to the slash, and the type in small letters. */
  private prefix = new SoughtWord("pkg:npm/");
  private type = "npm";
  private readonly escapes: Occurrences;
  private readonly places: Occurrences;

  constructor(private readonly text: string) {
    this.escapes = new Occurrences(text, "\\");
    this.places = new Occurrences(text, "_url=");
  }

  /** Whether JSON escapes are between two offsets. */
  hasEscape(start: number, end: number): boolean {
    return this.escapes.isWithin(start, end);
  }

  /**
   * Whether anyone may be known for the package URL at `start`, or the package that it and the name beside it say; true for
   * whatever is not in the usual form. `nameEnd` is −1 where there is no name.
   */
  // eslint-disable-next-line complexity -- hot: once for each package of an SBOM
  mayMatch(start: number, end: number, nameStart: number, nameEnd: number, lookup: Lookup): boolean {
    const { text } = this;
    const typeEnd = this.typeEnd(start, end);
    if (typeEnd < 0) return true;
    if (this.isNobodys(typeEnd + 1, end, nameStart, nameEnd, lookup)) return false;
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
    const { type } = this;
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

  /** Whether no name that begins like this one is known, whatever else the package URL says; `start` is after its type. */
  private isNobodys(start: number, end: number, nameStart: number, nameEnd: number, lookup: Lookup): boolean {
    const { text, type } = this;
    if (isNamedAlone(type) || this.escapes.isWithin(nameStart, end) || this.places.isWithin(start, end)) return false;
    const first = text.charCodeAt(start);
    const isScope = first === 37 && text.charCodeAt(start + 1) === 52 && text.charCodeAt(start + 2) === 48;
    // Nothing else in front of a name is escaped.
    if ((first === 37 && !isScope) || text.charCodeAt(start + 1) === 37) return false;
    const second = text.charCodeAt(isScope ? start + 3 : start + 1);
    return (
      !lookup.mayStart(type, isScope ? 64 : first, second) &&
      (nameEnd < 0 || !lookup.mayStart(type, text.charCodeAt(nameStart), text.charCodeAt(nameStart + 1)))
    );
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

  /** Offset of the slash after the type, which is noted; −1 where this is not a package URL. Most have the type of the one before. */
  private typeEnd(start: number, end: number): number {
    const { text, prefix } = this;
    if (prefix.standsAt(text, start)) return start + prefix.word.length - 1;
    const slash = indexWithin(text, 47, start, Math.min(end, start + longestType));
    if (slash < 0 || !text.startsWith("pkg:", start)) return -1;
    this.prefix = new SoughtWord(text.slice(start, slash + 1));
    this.type = text.slice(start + 4, slash).toLowerCase();
    return slash;
  }

  private isSame(start: number, end: number, otherStart: number, otherEnd: number): boolean {
    if (end - start !== otherEnd - otherStart) return false;
    return sameAt(this.text, start, otherStart, end - start);
  }
}

const longestType = 40;
