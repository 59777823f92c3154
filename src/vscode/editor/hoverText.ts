import * as vscode from "vscode";

/** Commands that a link in a hover may run: only our own. */
export const hoverCommands = [
  "sanctionLint.showParty",
  "sanctionLint.copyEvidenceCard",
  "sanctionLint.waiveFinding",
  "sanctionLint.explainFinding",
] as const;

/** Builds the Markdown of a hover; whatever comes from a file or from the data goes in as text, never as Markdown. */
export class HoverText {
  readonly markdown = new vscode.MarkdownString("", true);

  constructor() {
    this.markdown.isTrusted = { enabledCommands: hoverCommands };
    // For the icon's colour alone.
    this.markdown.supportHtml = true;
  }

  /** An icon in a colour of the theme. */
  icon(name: string, colour: string): this {
    this.markdown.appendMarkdown(`<span style="color:var(--vscode-${colour});">$(${name})</span> `);
    return this;
  }

  /** Every sign goes in as its number: nothing of it is Markdown, HTML, an icon, or an address that would become a link. */
  plain(text: string): this {
    const written = text.replace(/[^\p{L}\p{N}\s]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`).replace(/\s+/g, " ");
    this.markdown.appendMarkdown(written);
    return this;
  }

  bold(text: string): this {
    this.markdown.appendMarkdown("**");
    this.plain(text.trim()).markdown.appendMarkdown("**");
    return this;
  }

  line(): this {
    this.markdown.appendMarkdown("\n\n");
    return this;
  }

  link(label: string, command: (typeof hoverCommands)[number], ...args: readonly string[]): this {
    this.markdown.appendMarkdown(`[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`);
    return this;
  }
}
