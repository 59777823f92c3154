import type { Problem } from "../model.js";
import type { MapEntry, ScalarNode, TreeNode } from "./tree.js";
import { readBlockScalar } from "./yamlBlockScalar.js";
import { BlockStack } from "./yamlBlockStack.js";
import { YamlContext } from "./yamlContext.js";
import { YamlFlowReader } from "./yamlFlow.js";
import { isCommandStart, isPlaceholder, TemplateLines } from "./yamlTemplates.js";
import {
  afterBreak,
  isBlank,
  isBreak,
  isDocumentMarker,
  isSpaceOrEnd,
  lineEnd,
  namedScalar,
  nextContent,
  plainScalar,
  readQuoted,
  scanPlain,
  skipBlanks,
  trimBlanks,
} from "./yamlScalars.js";

/** Reads the block structure of a YAML text line by line. `yaml.ts` is the door to it. */
export class YamlBlockReader {
  private readonly text: string;
  private readonly context: YamlContext;
  private readonly stack: BlockStack;
  private readonly documents: TreeNode[] = [];
  private at = 0;
  /** Start of the line that columns are counted from. */
  private lineStart = 0;
  private readonly flow: YamlFlowReader;
  private readonly templates: TemplateLines;

  constructor(text: string) {
    this.text = text;
    this.context = new YamlContext(text);
    this.stack = new BlockStack(this.context);
    this.flow = new YamlFlowReader(this.context);
    this.templates = new TemplateLines(text);
  }

  read(): { documents: readonly TreeNode[]; problems: readonly Problem[] } {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    while (this.at < this.text.length) this.readLine();
    this.endDocument();
    return { documents: this.documents, problems: this.context.problems };
  }

  private readLine(): void {
    const { text } = this;
    this.lineStart = this.at;
    while (text.charCodeAt(this.at) === 32) this.at++;
    const indent = this.at;
    this.at = skipBlanks(text, this.at);
    const code = text.charCodeAt(this.at);
    if (this.at >= text.length) return;
    if (isBreak(code)) this.at = afterBreak(text, this.at);
    else if (code === 35 || (isCommandStart(code) && this.templates.isCommandLine(this.at))) this.skipLine();
    else {
      if (this.at > indent) this.context.problem("tabs may not indent", indent, this.at);
      if (!this.readMarker(code)) this.readContent();
      this.finishLine();
    }
  }

  private readMarker(code: number): boolean {
    if (this.at > this.lineStart) return false;
    if (code === 37 && this.stack.isEmpty) {
      this.at = lineEnd(this.text, this.at);
      return true;
    }
    if (!isDocumentMarker(this.text, this.at)) return false;
    this.endDocument();
    this.at = skipBlanks(this.text, this.at + 3);
    if (code === 45 && !this.atLineEnd()) this.readContent();
    return true;
  }

  private endDocument(): void {
    const root = this.stack.finish();
    if (root) this.documents.push(root);
    // A document of words alone is YAML, but none that anything here is written in.
    if (root?.type === "scalar" && root.kind !== "null" && !root.value.startsWith("{{") && !isPlaceholder(root.value)) {
      this.context.problem("expected a key and ':'", root.outer.start, root.outer.end);
    }
    this.context.anchors.clear();
  }

  /** Everything that may be on a line before a key or value: `- `, `? `, `: `, properties. */
  private readContent(): void {
    const { text, stack } = this;
    let start = this.at;
    stack.unwind(start - this.lineStart, start);
    for (;;) {
      const code = text.charCodeAt(this.at);
      const column = this.at - this.lineStart;
      if ((code === 45 || code === 63 || code === 58) && isSpaceOrEnd(text, this.at + 1)) {
        if (code === 45) stack.openItem(column, this.at);
        else if (code === 63) stack.openExplicitKey(column, this.at);
        else if (!stack.openExplicitValue(column)) break;
        start = this.at = skipBlanks(text, this.at + 1);
      } else if (code === 38 || code === 33) {
        const { anchor, next } = this.context.readProperties(this.at);
        this.at = next;
        if (this.atLineEnd()) stack.carry(anchor);
        else stack.anchor = anchor;
      } else break;
      if (this.atLineEnd()) return;
    }
    this.readKeyOrValue(start);
    stack.anchor = undefined;
  }

  /** `start` is where the key's properties start: the column of its map. */
  private readKeyOrValue(start: number): void {
    const { text, stack } = this;
    const column = start - this.lineStart;
    const at = this.at;
    const code = text.charCodeAt(at);
    const limit = stack.limit(column);
    if (isPlainStart(text, at, code)) {
      const stop = scanPlain(text, at, false);
      if (text.charCodeAt(stop) === 58) {
        const key = plainScalar(text, at, trimBlanks(text, at, stop));
        return this.readEntry(column, start, key, stop);
      }
      return stack.placeOnOwnLine(this.readPlain(stop, limit), column, start);
    }
    const node = this.readOther(code, limit);
    const colon = skipBlanks(text, this.at);
    if (text.charCodeAt(colon) === 58 && isSpaceOrEnd(text, colon + 1) && this.at <= lineEnd(text, at)) {
      return this.readEntry(column, start, this.context.asKey(node, at, this.at), colon);
    }
    stack.placeOnOwnLine(node, column, start);
  }

  private readEntry(column: number, start: number, key: ScalarNode, colon: number): void {
    const { text, stack } = this;
    const entry: MapEntry = { key, value: undefined, start, end: colon + 1 };
    stack.openEntry(column, entry);
    this.at = skipBlanks(text, colon + 1);
    if (this.atLineEnd()) return;
    const code = text.charCodeAt(this.at);
    if (code === 38 || code === 33) {
      const { anchor, next } = this.context.readProperties(this.at);
      this.at = next;
      if (this.atLineEnd()) return stack.carry(anchor);
      stack.anchor = anchor;
    }
    stack.place(this.readValue());
  }

  /** The value that is on its key's line. */
  private readValue(): TreeNode {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    const limit = this.stack.limit(Infinity);
    if (!isPlainStart(text, at, code)) return this.readOther(code, limit);
    const stop = scanPlain(text, at, false);
    if (text.charCodeAt(stop) !== 58) return this.readPlain(stop, limit);
    this.context.problem("a second ': ' on the line: the text must be quoted", stop, stop + 1);
    return this.readPlain(scanPlain(text, at, false, false), limit);
  }

  /** What is recognised by its first character: an alias, a quoted or block scalar, a flow collection. */
  private readOther(code: number, limit: number): TreeNode {
    const { text, context, at } = this;
    if (code === 42) {
      const { node, next } = context.readAlias(at);
      this.at = next;
      return node;
    }
    if (code === 0x5b || code === 0x7b) {
      const { node, next } = this.flow.read(at, limit);
      this.at = next;
      return node;
    }
    const quoted = code === 34 || code === 39;
    const { node, next, problem } = quoted ? readQuoted(text, at, limit) : readBlockScalar(text, at, limit);
    if (problem) context.problem(problem, at, quoted ? next : lineEnd(text, at));
    this.at = next;
    return node;
  }

  /** The plain scalar at `at`, whose first line stops at `stop`, with its further lines: those deeper than `limit` that are no keys. */
  private readPlain(stop: number, limit: number): ScalarNode {
    const { text, at: start } = this;
    let end = trimBlanks(text, start, stop);
    const parts = [text.slice(start, end)];
    while (isBreak(text.charCodeAt(stop))) {
      const first = afterBreak(text, stop);
      const { start: line, content } = nextContent(text, first);
      const code = text.charCodeAt(content);
      if (content >= text.length || content - line <= limit || code === 35) break;
      if (content === line && isDocumentMarker(text, line)) break;
      const next = this.lineStop(content, code);
      if (next < 0) break;
      const blankLines = countBreaks(text, first, line);
      parts.push(blankLines === 0 ? " " : "\n".repeat(blankLines));
      stop = next;
      end = trimBlanks(text, content, stop);
      parts.push(text.slice(content, end));
    }
    this.at = stop;
    return namedScalar(parts.length === 1 ? (parts[0] ?? "") : parts.join(""), start, end);
  }

  /** Where a further line of a plain scalar stops; -1 when it is a key, which makes it a line of its own. */
  private lineStop(content: number, code: number): number {
    const { text } = this;
    let from = content;
    if (code === 34 || code === 39) {
      const { next } = readQuoted(text, content, Infinity);
      if (text.charCodeAt(skipBlanks(text, next)) === 58) return -1;
      from = next;
    }
    const stop = scanPlain(text, from, false);
    return text.charCodeAt(stop) === 58 || (isCommandStart(code) && this.templates.isCommandLine(content)) ? -1 : stop;
  }

  /** Passes over a comment, or over a template command with all its lines. */
  private skipLine(): void {
    const { text } = this;
    if (text.charCodeAt(this.at) === 0x7b) {
      const end = this.templates.commandEnd(this.at);
      if (end < 0) this.context.problem("the template command is not closed", this.at, lineEnd(text, this.at));
      else this.at = end;
    }
    this.at = afterBreak(text, lineEnd(text, this.at));
  }

  private atLineEnd(): boolean {
    const code = this.text.charCodeAt(this.at);
    return (
      this.at >= this.text.length ||
      isBreak(code) ||
      (code === 35 && (this.at === this.lineStart || isBlank(this.text.charCodeAt(this.at - 1))))
    );
  }

  private finishLine(): void {
    const { text } = this;
    this.at = skipBlanks(text, this.at);
    const end = lineEnd(text, this.at);
    if (!this.atLineEnd()) this.context.problem("unexpected text after the value", this.at, end);
    this.at = afterBreak(text, end);
  }
}

/** Plain scalars start with anything that does not announce something else; `{{ … }}` is a template and plain. */
function isPlainStart(text: string, at: number, code: number): boolean {
  switch (code) {
    case 34:
    case 39:
    case 42:
    case 0x5b:
    case 62:
    case 0x7c:
      return false;
    case 0x7b:
      return text.charCodeAt(at + 1) === 0x7b;
    default:
      return true;
  }
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at = afterBreak(text, lineEnd(text, at))) count++;
  return count;
}
