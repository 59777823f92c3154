import { lineEnd, skipBlanks, trimBlanks } from "./yamlScalars.js";

/** Lines of Go templates (Helm) and Jinja that are no YAML: `{{- if … }}`, `{% set … %}`, `{# … #}`, which may span lines. */
export class TemplateLines {
  /** Where each closing mark was last found: one that never comes is searched for once. */
  private readonly found = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** Nothing but template commands is on the line whose `{` is at `at`. `{{ a }}: b` and `{{ a }}-b` are no commands. */
  isCommandLine(at: number): boolean {
    const { text } = this;
    const second = text.charCodeAt(at + 1);
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
