import type { MapEntry, ScalarNode, TreeNode } from "./tree.js";
import {
  emptyNode,
  outerEnd,
  outerStart,
  type Mutable,
  type OpenList,
  type OpenMap,
  type YamlContext,
} from "./yamlContext.js";
import { isPlaceholder } from "./yamlTemplates.js";
import { appended } from "./shortList.js";

interface Frame {
  readonly node: OpenMap | OpenList;
  indent: number;
  /** What the next node becomes: the value of the last entry or item, the key after `? `, or nothing. */
  slot: "none" | "value" | "key";
  readonly anchor: string | undefined;
}

/** The open block collections, and where the next key, item or value belongs by its column. */
export class BlockStack {
  /** Anchor of the node that is read next. */
  anchor: string | undefined;
  private readonly frames: Frame[] = [];
  private root: TreeNode | undefined;
  /** Anchor that stood at the end of a line: of whatever comes on the next. */
  private carried: string | undefined;
  private rootEnded = false;
  private complainedAt = -1;
  /** The scalar that was last placed from a line of its own: it is a key being typed if an entry follows in its column. */
  private bare: { readonly node: ScalarNode; readonly column: number } | undefined;

  constructor(private readonly context: YamlContext) {}

  get isEmpty(): boolean {
    return this.frames.length === 0 && !this.rootEnded;
  }

  carry(anchor: string | undefined): void {
    this.carried = anchor;
  }

  /** Columns that the further lines of a node must exceed; `column` is where the node starts. */
  limit(column: number): number {
    const top = this.top;
    if (!top) return -1;
    return top.indent < column ? top.indent : column - 1;
  }

  /** Leaves the collections that are deeper than `column`. */
  unwind(column: number, at: number): void {
    for (let top = this.top; top && top.indent > column; top = this.top) {
      const below = this.frames[this.frames.length - 2];
      if (!below || below.indent < column) {
        // Nothing is at this column: the line is taken for a neighbour of the lines before it.
        this.complain("the indentation fits no line above", at - column, at, at);
        top.indent = column;
        return;
      }
      this.pop();
    }
  }

  openItem(column: number, at: number): void {
    this.bare = undefined;
    let top = this.top;
    const below = this.frames[this.frames.length - 2];
    if (top?.node.type === "map" && top.slot === "none" && below?.node.type === "list" && top.indent === column) {
      this.complain("the indentation fits no line above", at - column, at, at);
      this.pop();
      top = this.top;
    }
    if (top?.node.type === "list" && (top.indent === column || top.slot === "none")) {
      if (top.indent < column) this.complain("the item is indented deeper than those before it", at, at + 1, at);
      this.endSlot(top, at);
    } else {
      const fits = !top || top.slot !== "none";
      if (!fits) this.complain("an item where a key is expected", at, at + 1, at);
      top = this.open({ type: "list", start: at, end: at + 1, items: [] }, column, fits);
    }
    top.slot = "value";
    top.node.end = at + 1;
  }

  openEntry(column: number, entry: MapEntry): void {
    const top = this.mapAt(column, entry.start);
    if (top.node.type !== "map") return;
    this.context.remember(this.anchor, entry.key);
    this.anchor = undefined;
    top.node.entries = appended(top.node.entries, entry);
    top.node.end = entry.end;
    top.slot = "value";
  }

  openExplicitKey(column: number, at: number): void {
    const top = this.mapAt(column, at);
    if (top.node.type !== "map") return;
    top.node.entries = appended(top.node.entries, { key: emptyNode(at + 1), start: at, end: at + 1 });
    top.node.end = at + 1;
    top.slot = "key";
  }

  /** `: ` on a line of its own gives the value of the explicit key before it; false where there is none. */
  openExplicitValue(column: number): boolean {
    const top = this.top;
    if (top?.node.type !== "map" || top.indent !== column || top.node.entries.length === 0) return false;
    top.slot = "value";
    return true;
  }

  /** Puts a value where its column says. */
  placeOnOwnLine(node: TreeNode, column: number, start: number): void {
    const top = this.top;
    if (!top ? !this.rootEnded : top.slot !== "none") {
      if (top && top.indent >= column) {
        this.context.problem("the value must be indented deeper than its key", start, start + 1);
      }
      this.place(node);
      const isKey = node.type === "scalar" && node.start >= start && !/^$|[\r\n]/.test(node.value);
      this.bare = isKey ? { node, column } : undefined;
      return;
    }
    if (node.type === "scalar" && isPlaceholder(node.value)) return;
    this.context.problem("expected a key and ':'", start, outerEnd(node));
    // A key that is being typed has no colon yet.
    if (top?.node.type === "map" && node.type === "scalar" && node.start >= start && node.value !== "") {
      top.node.entries = appended(top.node.entries, { key: node, start, end: node.outer.end });
      top.node.end = node.outer.end;
    }
  }

  /** Puts a complete node into the open slot. */
  place(node: TreeNode): void {
    this.bare = undefined;
    this.context.remember(this.anchor ?? this.carried, node);
    this.anchor = undefined;
    this.carried = undefined;
    this.fill(node);
    const top = this.top;
    if (top) top.slot = "none";
    else this.rootEnded = true;
  }

  /** Ends the document; its root, if it has one. */
  finish(): TreeNode | undefined {
    while (this.frames.length > 0) this.pop();
    const root = this.root;
    this.root = undefined;
    this.rootEnded = false;
    this.anchor = undefined;
    this.carried = undefined;
    return root;
  }

  /** One misplaced line is one problem, whatever comes of it. */
  private complain(message: string, start: number, end: number, at: number): void {
    if (this.complainedAt === at) return;
    this.complainedAt = at;
    this.context.problem(message, start, end);
  }

  private get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** The map that an entry at `column` belongs to, opened when there is none. */
  private mapAt(column: number, at: number): Frame {
    let top = this.top;
    const below = this.frames[this.frames.length - 2];
    // A list may be at the column of the key that holds it; the next key ends it.
    if (top?.node.type === "list" && top.indent === column && below?.node.type === "map" && below.indent === column) {
      this.pop();
      top = this.top;
    }
    const typed = this.bare;
    this.bare = undefined;
    if (top?.slot === "none" && top.indent < column && typed?.column === column)
      return this.openTyped(top, typed.node, column);
    if (top?.node.type === "map" && (top.indent === column || top.slot === "none")) {
      if (top.indent < column) this.complain("the key is indented deeper than those before it", at, at + 1, at);
      if (this.carried !== undefined) this.context.remember(this.carried, emptyNode(at));
      this.carried = undefined;
      return top;
    }
    const fits = top ? top.slot !== "none" && top.indent < column : !this.rootEnded;
    if (!fits) this.complain("a key where an item is expected", at, at + 1, at);
    return this.open({ type: "map", start: at, end: at, entries: [] }, column, fits);
  }

  /** Makes a map of the scalar that is where its first key should: `name` above `other: 1`. */
  private openTyped(top: Frame, key: ScalarNode, column: number): Frame {
    if (!isPlaceholder(key.value))
      this.complain("expected ':' after the key", key.outer.start, key.outer.end, key.outer.start);
    const { start, end } = key.outer;
    const node: OpenMap = { type: "map", start, end, entries: [{ key, start, end }] };
    if (top.node.type === "list") top.node.items[top.node.items.length - 1] = node;
    else {
      const entry = top.node.entries.at(-1);
      if (entry) entry.value = node;
    }
    const frame: Frame = { node, indent: column, slot: "none", anchor: undefined };
    this.frames.push(frame);
    return frame;
  }

  private open(node: OpenMap | OpenList, column: number, attach: boolean): Frame {
    if (attach) this.fill(node);
    const top = this.top;
    if (top) top.slot = "none";
    const frame: Frame = { node, indent: column, slot: "none", anchor: this.carried };
    this.carried = undefined;
    this.rootEnded = true;
    this.frames.push(frame);
    return frame;
  }

  private fill(node: TreeNode): void {
    const top = this.top;
    if (!top) {
      this.root ??= node;
      return;
    }
    // An aliased node is further up: then the end stays after the colon.
    const end = Math.max(outerEnd(node), top.node.end);
    if (top.node.type === "list") top.node.items = appended(top.node.items, node);
    else {
      const entry: Mutable<MapEntry> | undefined = top.node.entries.at(-1);
      if (entry && top.slot === "key") entry.key = this.context.asKey(node, outerStart(node), outerEnd(node));
      else if (entry) entry.value = node;
      if (entry) entry.end = Math.max(entry.end, end);
    }
    top.node.end = end;
  }

  private endSlot(frame: Frame, at: number): void {
    if (frame.slot === "value" && frame.node.type === "list") {
      this.context.remember(this.carried, emptyNode(at));
      this.carried = undefined;
      frame.node.items = appended(frame.node.items, emptyNode(frame.node.end));
    }
    frame.slot = "none";
  }

  private pop(): void {
    const frame = this.frames.pop();
    if (!frame) return;
    this.endSlot(frame, frame.node.end);
    if (frame.node.type === "map") this.context.merge.complete(frame.node);
    this.context.remember(frame.anchor, frame.node);
    const top = this.top;
    if (!top) return;
    const { end } = frame.node;
    top.node.end = Math.max(top.node.end, end);
    const entry = top.node.type === "map" ? top.node.entries.at(-1) : undefined;
    if (entry) entry.end = Math.max(entry.end, end);
  }
}
