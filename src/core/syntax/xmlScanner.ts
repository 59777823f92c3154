import type { Problem } from "../model.js";

/**
 * What `XmlScanner.next` found. `open` is a start tag's name, `attribute` one attribute of it, `text` a run of character data that is
 * not only white space (or a CDATA section), `close` an end tag or the `/>` of a tag without content, `end` the end of the text.
 */
export type XmlEvent = "open" | "attribute" | "text" | "close" | "end";

/** At most this many problems are kept. */
const maxProblems = 20;

/**
 * Streaming reader of XML: one call of `next` an event, its places in the public fields, nothing allocated. Tolerant: never throws,
 * linear, no tree and no stack, so tags need not match. Comments, processing instructions and the DOCTYPE are passed over;
 * entities are neither declared nor expanded here (see `decodeXml`). Offsets are UTF-16 code units.
 * https://www.w3.org/TR/xml/
 */
export class XmlScanner {
  /** Start of the event: the `<` of a tag, an attribute's name, the first character of a text (its leading blanks left out). */
  start = 0;
  /** End of the event; for `open` the end of the name, since its attributes follow as events of their own. */
  end = 0;
  /** Name of an element or attribute, prefix included. Empty for the `/>` of a tag without content. */
  nameStart = 0;
  nameEnd = 0;
  /** Content of an attribute, without quotes, or of a text, without blanks around it. */
  valueStart = 0;
  valueEnd = 0;
  /** The text is a CDATA section: `&` in it is not a reference. */
  literal = false;
  readonly problems: Problem[] = [];
  private at = 0;
  private inTag = false;

  constructor(readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** Name of the current element or attribute. */
  name(): string {
    return this.text.slice(this.nameStart, this.nameEnd);
  }

  /** Whether the current name is `name`, without making a string. */
  named(name: string): boolean {
    return this.nameEnd - this.nameStart === name.length && this.text.startsWith(name, this.nameStart);
  }

  /** Value of the current attribute or text, references resolved. */
  value(): string {
    const raw = this.text.slice(this.valueStart, this.valueEnd);
    return this.literal ? raw : decodeXml(raw);
  }

  /** Goes to the next event. */
  next(): XmlEvent {
    this.literal = false;
    return this.inTag ? this.insideTag() : this.betweenTags();
  }

  /** Goes on at an offset between tags, which something else read up to. */
  goOn(at: number): void {
    this.at = this.end = at;
    this.inTag = false;
  }

  private betweenTags(): XmlEvent {
    const { text } = this;
    for (;;) {
      if (this.at >= text.length) return this.atEnd();
      const open = text.indexOf("<", this.at);
      const textEnd = open < 0 ? text.length : open;
      if (textEnd > this.at && this.trimmed(this.at, textEnd)) {
        this.at = textEnd;
        return "text";
      }
      if (open < 0) return this.atEnd();
      const code = text.charCodeAt(open + 1);
      if (code === 33) {
        if (text.startsWith("[CDATA[", open + 2)) {
          const from = open + 9;
          const close = this.after("]]>", from, open, "the CDATA section is not closed");
          this.start = open;
          if (!this.trimmed(from, close < text.length || text.endsWith("]]>") ? close - 3 : close)) continue;
          this.literal = true;
          return "text";
        }
        if (text.startsWith("--", open + 2)) this.after("-->", open + 4, open, "the comment is not closed");
        else this.skipDeclaration(open);
      } else if (code === 63) {
        this.after("?>", open + 2, open, "the processing instruction is not closed");
      } else if (code === 47) {
        return this.endTag(open);
      } else if (isNameStart(code)) {
        this.start = open;
        this.nameStart = open + 1;
        this.at = this.nameEnd = this.end = nameEnd(text, open + 1);
        this.inTag = true;
        return "open";
      } else {
        this.problem("'<' starts no tag here", open, open + 1);
        this.at = open + 1;
      }
    }
  }

  private insideTag(): XmlEvent {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 62) {
        this.at++;
        this.inTag = false;
        return this.betweenTags();
      }
      if (code === 47 && text.charCodeAt(this.at + 1) === 62) {
        this.start = this.nameStart = this.nameEnd = this.at;
        this.end = this.at += 2;
        this.inTag = false;
        return "close";
      }
      if (code === 60) {
        this.problem("the tag is not closed", this.at, this.at + 1);
        this.inTag = false;
        return this.betweenTags();
      }
      if (isNameStart(code)) return this.attribute();
    }
    this.problem("the text ends inside a tag", text.length, text.length);
    this.inTag = false;
    return this.atEnd();
  }

  private attribute(): XmlEvent {
    const { text } = this;
    this.start = this.nameStart = this.at;
    let at = (this.nameEnd = nameEnd(text, this.at));
    while (isXmlSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 61) {
      at++;
      while (isXmlSpace(text.charCodeAt(at))) at++;
      const quote = text.charCodeAt(at);
      if (quote === 34 || quote === 39) {
        this.valueStart = ++at;
        let code = text.charCodeAt(at);
        while (at < text.length && code !== quote && code !== 60) code = text.charCodeAt(++at);
        this.valueEnd = at;
        if (code === quote) at++;
        else {
          while (this.valueEnd > this.valueStart && isXmlSpace(text.charCodeAt(this.valueEnd - 1))) this.valueEnd--;
          this.problem("the attribute's value is not closed", this.valueStart - 1, this.valueEnd);
        }
      } else {
        // A value without quotes is not XML, but what it says is plain.
        this.valueStart = at;
        while (at < text.length && !endsBareValue(text.charCodeAt(at))) at++;
        this.valueEnd = at;
        this.problem("the attribute's value wants quotes", this.start, at);
      }
    } else {
      at = this.valueStart = this.valueEnd = this.nameEnd;
    }
    this.end = this.at = at;
    return "attribute";
  }

  private endTag(open: number): XmlEvent {
    const { text } = this;
    this.start = open;
    this.nameStart = open + 2;
    let at = (this.nameEnd = nameEnd(text, open + 2));
    while (isXmlSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 62) at++;
    else this.problem("the end tag is not closed", open, at);
    this.end = this.at = at;
    return "close";
  }

  /** `<!DOCTYPE …>` with its internal subset: passed over, quotes and brackets heeded, nothing in it declared. */
  private skipDeclaration(open: number): void {
    const { text } = this;
    let depth = 0;
    let at = open + 2;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34 || code === 39) {
        const close = text.indexOf(String.fromCharCode(code), at + 1);
        at = close < 0 ? text.length : close;
      } else if (code === 91) depth++;
      else if (code === 93) depth--;
      else if (code === 60 && text.startsWith("<!--", at)) {
        const close = text.indexOf("-->", at + 4);
        at = close < 0 ? text.length : close + 2;
      } else if (code === 62 && depth <= 0) break;
    }
    if (at >= text.length) this.problem("the declaration is not closed", open, open + 2);
    this.at = Math.min(at + 1, text.length);
  }

  /** Moves after `mark`, or to the end of the text with a problem. */
  private after(mark: string, from: number, open: number, message: string): number {
    const found = this.text.indexOf(mark, from);
    if (found < 0) this.problem(message, open, open + 2);
    return (this.end = this.at = found < 0 ? this.text.length : found + mark.length);
  }

  /** Sets the value to what is between, without blanks around it; false when nothing is left. */
  private trimmed(from: number, to: number): boolean {
    const { text } = this;
    while (from < to && isXmlSpace(text.charCodeAt(from))) from++;
    if (from >= to) return false;
    while (isXmlSpace(text.charCodeAt(to - 1))) to--;
    this.start = this.valueStart = from;
    this.end = this.valueEnd = to;
    return true;
  }

  private atEnd(): XmlEvent {
    this.start = this.end = this.at = this.text.length;
    this.nameStart = this.nameEnd = this.valueStart = this.valueEnd = this.at;
    return "end";
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) {
      this.problems.push({ message, start: Math.min(start, this.text.length), end: Math.min(end, this.text.length) });
    }
  }
}

const predefined = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Resolves the five predefined entities and numeric references; every other reference stays as written. */
export function decodeXml(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return predefined.get(name) ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    },
  );
}

function isXmlSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 0x80;
}

function nameEnd(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isNameStart(code) || (code >= 48 && code <= 57) || code === 45 || code === 46) continue;
    break;
  }
  return at;
}

function endsBareValue(code: number): boolean {
  return isXmlSpace(code) || code === 62 || code === 60 || code === 47 || code === 34 || code === 39;
}
