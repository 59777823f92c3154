import type { Problem } from "../model.js";
import { XmlScanner, type XmlEvent } from "./xmlScanner.js";

/** So many open elements are searched for the one an end tag closes. */
const reach = 64;

/**
 * `XmlScanner` with the names of the open elements, for files too large for a tree. End tags that fit nothing are passed over,
 * and elements left open end with the one around them, each with a problem: every `open` gets its `close`, the innermost first.
 */
export class XmlPath {
  readonly scanner: XmlScanner;
  /** Local names of the open elements, the root first. At a `close`, the element that closes is still the last. */
  readonly names: string[] = [];
  private readonly mismatches: Problem[] = [];
  /** So many elements still have to close before the next event is read. */
  private closing = 0;
  private leave = false;
  private finished = false;

  constructor(text: string) {
    this.scanner = new XmlScanner(text);
  }

  /** Problems so far, in the order of their places. */
  get problems(): readonly Problem[] {
    return [...this.scanner.problems, ...this.mismatches].sort((a, b) => a.start - b.start);
  }

  /** How many elements are open. */
  get depth(): number {
    return this.names.length;
  }

  /** Local name of the open element that is `up` levels around the innermost. */
  name(up = 0): string {
    return this.names[this.names.length - 1 - up] ?? "";
  }

  /** Goes on after the end tag of the innermost element, which something else read. */
  closeAt(end: number): void {
    this.names.pop();
    this.scanner.goOn(end);
  }

  /** Goes to the next event; `end` comes after everything is closed. */
  next(): XmlEvent {
    if (this.leave) {
      this.names.pop();
      this.leave = false;
    }
    if (this.closing > 0) return this.close();
    for (;;) {
      const event = this.finished ? "end" : this.scanner.next();
      if (event === "open") {
        const name = this.scanner.name();
        const colon = name.indexOf(":");
        this.names.push(colon < 0 ? name : name.slice(colon + 1));
      } else if (event === "close") {
        this.closing = this.fitting();
        if (this.closing === 0) continue;
        return this.close();
      } else if (event === "end" && !this.finished) {
        this.finished = true;
        this.closing = this.names.length;
        if (this.closing === 0) return "end";
        this.mismatch(`<${this.name()}> is not closed`, this.scanner.start);
        return this.close();
      }
      return event;
    }
  }

  private close(): XmlEvent {
    this.closing--;
    this.leave = true;
    return "close";
  }

  /** How many open elements the end tag at hand closes. */
  private fitting(): number {
    const { scanner, names } = this;
    if (names.length > 0 && scanner.nameStart === scanner.nameEnd) return 1;
    if (names.length > 0 && scanner.named(this.name())) return 1;
    const name = scanner.name();
    const local = name.slice(name.indexOf(":") + 1);
    for (let up = 0; up < names.length && up < reach; up++) {
      if (this.name(up) !== local) continue;
      if (up > 0) this.mismatch(`<${this.name()}> is not closed`, scanner.start);
      return up + 1;
    }
    this.mismatch(`</${name}> closes nothing`, scanner.start);
    return 0;
  }

  private mismatch(message: string, start: number): void {
    if (this.mismatches.length < 20) this.mismatches.push({ message, start, end: this.scanner.end });
  }
}
