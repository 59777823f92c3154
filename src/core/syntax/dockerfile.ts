import type { Span } from "../model.js";

/** One instruction of a Dockerfile, its continuation lines and here-documents included. */
export interface DockerInstruction extends Span {
  /** Upper case. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** What follows the keyword, to the instruction's end. */
  readonly arguments: Span;
}

/** A Dockerfile as its instructions. */
export interface DockerInstructions {
  readonly instructions: readonly DockerInstruction[];
  /** The character that continues a line. */
  readonly escape: string;
  /** The `# syntax=…` directive: the image that reads the file. */
  readonly syntax?: Span;
}

/** Splits a Dockerfile into instructions. Comments and blank lines are passed over. https://docs.docker.com/reference/dockerfile/#format */
export function readDockerInstructions(text: string): DockerInstructions {
  const instructions: DockerInstruction[] = [];
  let escape = "\\";
  let syntax: Span | undefined;
  let inHead = true;
  const unclosed = new Set<string>();
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    const end = lineEnd(text, start);
    if (start >= end) at = end + 1;
    else if (text.charCodeAt(start) === 35) {
      const directive: Directive | undefined = inHead ? readDirective(text, start, end) : undefined;
      if (directive?.name === "escape" && /[\\`]/.test(text.charAt(directive.start)))
        escape = text.charAt(directive.start);
      else if (directive?.name === "syntax") syntax = { start: directive.start, end: directive.end };
      inHead = directive !== undefined;
      at = end + 1;
    } else {
      inHead = false;
      const instruction = readInstruction(text, start, escape, unclosed);
      instructions.push(instruction);
      at = Math.max(instruction.end, end) + 1;
    }
  }
  return { instructions, escape, ...(syntax && { syntax }) };
}

interface Directive extends Span {
  readonly name: string;
}

function readDirective(text: string, start: number, end: number): Directive | undefined {
  const match = /^#\s{0,9}([a-z]{1,20})\s{0,9}=\s{0,9}([^\s]{1,300})\s*$/i.exec(
    text.slice(start, Math.min(end, start + 400)),
  );
  if (!match?.[1] || !match[2]) return undefined;
  const valueStart = start + match[0].lastIndexOf(match[2]);
  return { name: match[1].toLowerCase(), start: valueStart, end: valueStart + match[2].length };
}

function readInstruction(text: string, start: number, escape: string, unclosed: Set<string>): DockerInstruction {
  let keywordEnd = start;
  while (isLetter(text.charCodeAt(keywordEnd) | 32)) keywordEnd++;
  let end = lineEnd(text, start);
  // Comments and blank lines may be between the lines of one instruction.
  let open = continues(text, start, end, escape);
  for (let line = end + 1; open && line < text.length;) {
    const content = skipBlanks(text, line);
    const stop = lineEnd(text, content);
    if (content < stop && text.charCodeAt(content) !== 35) {
      end = stop;
      open = continues(text, content, stop, escape);
    }
    line = stop + 1;
  }
  const keyword = text.slice(start, keywordEnd).toUpperCase();
  if (keyword === "RUN" || keyword === "COPY" || keyword === "ADD")
    end = hereDocumentsEnd(text, keywordEnd, end, unclosed);
  let trimmed = end;
  while (trimmed > keywordEnd && text.charCodeAt(trimmed - 1) <= 32) trimmed--;
  return {
    keyword,
    keywordSpan: { start, end: keywordEnd },
    arguments: { start: keywordEnd, end: Math.max(trimmed, keywordEnd) },
    start,
    end: Math.max(trimmed, keywordEnd),
  };
}

/** The line that ends at `end` ends in the escape character. */
function continues(text: string, start: number, end: number, escape: string): boolean {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at > start && text.charAt(at - 1) === escape;
}

/** Here-documents that never end are searched for this often. */
const maxUnclosed = 10;
const hereDocument = /<<-?(["']?)([A-Za-z_]\w{0,63})\1/g;

/** Offset after the here-documents that an instruction's lines open; where one is never closed, the end of those lines. */
function hereDocumentsEnd(text: string, start: number, end: number, unclosed: Set<string>): number {
  const lines = text.slice(start, end);
  if (!lines.includes("<<")) return end;
  let at = end;
  for (const [, , word = ""] of lines.matchAll(hereDocument)) {
    if (unclosed.has(word) || unclosed.size > maxUnclosed) continue;
    let line = at + 1;
    unclosed.add(word);
    while (line < text.length) {
      const stop = lineEnd(text, line);
      const isEnd = text.slice(skipBlanks(text, line), stop).trimEnd() === word;
      line = stop + 1;
      if (!isEnd) continue;
      at = stop;
      unclosed.delete(word);
      break;
    }
  }
  return at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function isLetter(smallCode: number): boolean {
  return smallCode >= 97 && smallCode <= 122;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

function skipBlanks(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
