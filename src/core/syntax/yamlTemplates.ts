import { lineEnd, skipBlanks, trimBlanks } from "./yamlScalars.js";

/** Whether a line that begins with this character may be a template's: `{`, `%` or `<`. */
export function isCommandStart(code: number): boolean {
  return code === 0x7b || code === 0x25 || code === 0x3c;
}

/** Whether a scalar is nothing but `${…}` of a template: what is put in its place, keys perhaps, is not known. */
export function isPlaceholder(value: string): boolean {
  return /^\$\{[^{}]*\}$/.test(value);
}

/**
 * Lines of templates that are no YAML: `{{- if … }}` of Go (Helm), `{% set … %}` and `{# … #}` of Jinja, which may span lines;
 * `%{ if … ~}` of Terraform and `<% if … %>` of ERB, on one.
 */
export class TemplateLines {
  /** Where each closing mark was last found: one that never comes is searched for once. */
  private readonly found = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** Nothing but template commands is on the line whose first character is at `at`. `{{ a }}: b` and `{{ a }}-b` are no commands. */
  isCommandLine(at: number): boolean {
    const { text } = this;
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    if (first === 0x25) return second === 0x7b && text.charCodeAt(trimBlanks(text, at, lineEnd(text, at)) - 1) === 0x7d;
    if (first === 0x3c) return second === 0x25 && text.startsWith("%>", trimBlanks(text, at, lineEnd(text, at)) - 2);
    if (first !== 0x7b) return false;
    if (second === 0x25 || second === 0x23) return true;
    if (second !== 0x7b) return false;
    const close = this.commandEnd(at);
    if (close < 0) return true;
    const end = lineEnd(text, at);
    return close > end || this.isTemplatesOnly(at, trimBlanks(text, at, end));
  }

  /** Offset after the mark that closes the command at `at`, or -1. */
  commandEnd(at: number): number {
    const second = this.text.charCodeAt(at + 1);
    const mark = second === 0x25 ? "%}" : second === 0x23 ? "#}" : "}}";
    let close = this.found.get(mark);
    if (close === undefined || (close >= 0 && close < at + 2)) {
      close = this.text.indexOf(mark, at + 2);
      this.found.set(mark, close);
    }
    return close < 0 ? -1 : close + 2;
  }

  private isTemplatesOnly(at: number, end: number): boolean {
    const { text } = this;
    while (text.charCodeAt(at) === 0x7b && text.charCodeAt(at + 1) === 0x7b) {
      const close = this.commandEnd(at);
      if (close < 0 || close > end) return false;
      if (close === end) return true;
      at = skipBlanks(text, close);
    }
    return false;
  }
}
