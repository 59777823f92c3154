import type { Uri } from "./uri.js";

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position | number, end: Position | number, endLine = 0, endCharacter = 0) {
    this.start = start instanceof Position ? start : new Position(start, typeof end === "number" ? end : 0);
    this.end = end instanceof Position ? end : new Position(endLine, endCharacter);
  }
}

export class Location {
  constructor(
    readonly uri: Uri,
    readonly range: Range | Position,
  ) {}
}

export class DiagnosticRelatedInformation {
  constructor(
    readonly location: Location,
    readonly message: string,
  ) {}
}

export class Diagnostic {
  source?: string;
  code?: string | { value: string; target: Uri };
  tags?: readonly number[];
  relatedInformation?: readonly DiagnosticRelatedInformation[];

  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export class CodeActionKind {
  static readonly Empty = new CodeActionKind("");
  static readonly QuickFix = new CodeActionKind("quickfix");
  static readonly Refactor = new CodeActionKind("refactor");
  static readonly Source = new CodeActionKind("source");
  static readonly SourceFixAll = new CodeActionKind("source.fixAll");

  private constructor(readonly value: string) {}

  append(part: string): CodeActionKind {
    return new CodeActionKind(`${this.value}.${part}`);
  }

  contains(other: CodeActionKind): boolean {
    return this.value === "" || other.value === this.value || other.value.startsWith(`${this.value}.`);
  }
}

export class CodeAction {
  edit?: WorkspaceEdit;
  diagnostics?: readonly Diagnostic[];
  isPreferred?: boolean;
  command?: { title: string; command: string; arguments?: readonly unknown[] };

  constructor(
    readonly title: string,
    readonly kind: CodeActionKind,
  ) {}
}

/** Keeps what it is told, for tests to read. */
export class WorkspaceEdit {
  readonly changes: { readonly uri: Uri; readonly range?: Range; readonly text?: string }[] = [];

  replace(uri: Uri, range: Range, text: string): void {
    this.changes.push({ uri, range, text });
  }

  createFile(uri: Uri): void {
    this.changes.push({ uri });
  }
}

export class MarkdownString {
  isTrusted?: boolean | { readonly enabledCommands: readonly string[] };
  supportHtml?: boolean;

  constructor(
    public value = "",
    readonly supportThemeIcons = false,
  ) {}

  /** Escapes what Markdown would read, as VS Code does. */
  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~]/g, "\\$&").replace(/\n/g, "\n\n");
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class Hover {
  readonly contents: readonly MarkdownString[];

  constructor(
    contents: MarkdownString | readonly MarkdownString[],
    readonly range?: Range,
  ) {
    this.contents = contents instanceof MarkdownString ? [contents] : contents;
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command: { title: string; command: string },
  ) {}
}

export class InlayHint {
  constructor(
    readonly position: Position,
    readonly label: string,
  ) {}
}

export class SnippetString {
  constructor(readonly value: string) {}
}

export class CompletionItem {
  constructor(
    readonly label: string | { readonly label: string; readonly description?: string },
    readonly kind: number,
  ) {}
}

export class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Numbers as in VS Code's interface. */
export const numbers = {
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
  CodeActionTriggerKind: { Invoke: 1, Automatic: 2 },
  CompletionItemKind: { Text: 0, Property: 9, EnumMember: 19 },
  LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
} as const;
