import type { Problem } from "../model.js";
import type { ListNode, MapEntry, MapNode, ScalarNode, TreeNode } from "./tree.js";
import { YamlMerge } from "./yamlMerge.js";
import { namedScalar } from "./yamlScalars.js";
import { shown } from "../text/shown.js";

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenMap = Mutable<Omit<MapNode, "entries">> & { entries: Mutable<MapEntry>[] };
export type OpenList = Mutable<Omit<ListNode, "items">> & { items: TreeNode[] };

/** At most this many problems are kept: a file that is not YAML at all would yield one a line. */
const maxProblems = 20;

/** What the block and the flow reader of YAML share: the text, its problems, and the anchors of the current document. */
export class YamlContext {
  readonly problems: Problem[] = [];
  /** Anchored nodes that are complete: a node cannot hold an alias of itself, so trees have no cycles. */
  readonly anchors = new Map<string, TreeNode>();
  readonly merge = new YamlMerge();

  constructor(readonly text: string) {}

  problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) {
      this.problems.push({ message, start, end: Math.max(start, Math.min(end, this.text.length)) });
    }
  }

  /** Reads the properties (`&anchor`, `!tag`) at `at`. */
  readProperties(at: number): { anchor?: string; next: number } {
    let anchor: string | undefined;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (code !== 38 && code !== 33) return { ...(anchor !== undefined && { anchor }), next: at };
      const end = this.verbatimEnd(at) ?? this.wordEnd(at + 1);
      if (code === 38) anchor = this.text.slice(at + 1, end);
      at = end;
      while (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9) at++;
    }
  }

  /** The node that the alias at `at` stands for: the same object; the alias's own text where nothing has that name. */
  readAlias(at: number): { node: TreeNode; next: number } {
    const next = this.wordEnd(at + 1);
    const known = this.anchors.get(this.text.slice(at + 1, next));
    if (!known) this.problem(`nothing is anchored as '${shown(this.text.slice(at + 1, next))}'`, at, next);
    return { node: known ?? namedScalar(this.text.slice(at, next), at, next), next };
  }

  /** A node in the place of a key: keys are scalars, so what is none is taken by its characters. */
  asKey(node: TreeNode, start: number, end: number): ScalarNode {
    if (node.type === "scalar") return node.outer.start === start ? node : namedScalar(node.value, start, end);
    return namedScalar(this.text.slice(start, end), start, end);
  }

  remember(anchor: string | undefined, node: TreeNode): void {
    if (anchor !== undefined) this.anchors.set(anchor, node);
  }

  /** `!<tag:example.com,2000:x>` */
  private verbatimEnd(at: number): number | undefined {
    if (this.text.charCodeAt(at) !== 33 || this.text.charCodeAt(at + 1) !== 60) return undefined;
    for (let end = at + 2; this.text.charCodeAt(end) > 32; end++) {
      if (this.text.charCodeAt(end) === 62) return end + 1;
    }
    return undefined;
  }

  /** Names of anchors and tags end at white space and at flow punctuation. */
  private wordEnd(at: number): number {
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code <= 32 || code === 44 || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) break;
    }
    return at;
  }
}

/** A node that says nothing, where the document leaves a value out. */
export function emptyNode(at: number): ScalarNode {
  return namedScalar("", at, at);
}

/** Where a node starts, its quotes included. */
export function outerStart(node: TreeNode): number {
  return node.type === "scalar" ? node.outer.start : node.start;
}

/** Where a node ends, its quotes included. */
export function outerEnd(node: TreeNode): number {
  return node.type === "scalar" ? node.outer.end : node.end;
}
