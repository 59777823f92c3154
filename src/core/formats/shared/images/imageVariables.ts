import type { Span } from "../../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../../syntax/tree.js";
import type { PlacedMap } from "../../../syntax/treeWalk.js";
import type { Written } from "../declared.js";
import { formatted } from "../scripts/stringFormats.js";
import { expandVariables } from "./variables.js";

interface Definition {
  readonly value: Written;
  /** Where it holds: the job, or everything. */
  readonly within: Span;
}

/** Maps in a matrix are gone through so deep. */
const maxDepth = 4;

/** Each use looks at all definitions of its name. */
const maxDefinitions = 200;

/**
 * What the variables of a pipeline stand for, as far as its file says: each with the part of the file where it holds. A matrix gives a
 * variable several values.
 */
export class ImageVariables {
  private readonly definitions = new Map<string, Definition[]>();
  /** Values with the variables in them put in. One that is being worked out, and so is made of itself, is not known. */
  private readonly expanded = new Map<Written, Written | undefined>();

  constructor(private readonly text: string) {}

  /** Takes a variable under each of its names; what is not a scalar says nothing. */
  define(names: readonly string[], node: TreeNode | undefined, within: Span): void {
    const value = scalar(node);
    if (!value || value.value === "" || value.value.length > 1000) return;
    for (const name of names) {
      const known = this.definitions.get(name);
      if (known) {
        if (known.length < maxDefinitions) known.push({ value, within });
      } else this.definitions.set(name, [{ value, within }]);
    }
  }

  /** Takes every entry of a map, under the names that `namesOf` makes of its key; of `{ value: … }` and `{ default: … }` the value. */
  defineAll(map: TreeNode | undefined, within: Span, namesOf: (key: string) => readonly string[]): void {
    for (const { key, value } of entriesOf(map))
      this.define(namesOf(key.value), scalar(value) ?? get(value, "value") ?? get(value, "default"), within);
  }

  /** Takes a matrix: lists of values, and the combinations that are put in. */
  defineMatrix(matrix: TreeNode | undefined, within: Span, namesOf: (key: string) => readonly string[]): void {
    for (const { key, value } of entriesOf(matrix)) {
      if (key.value === "include") for (const item of itemsOf(value)) this.defineMembers(item, within, "", namesOf);
      else
        for (const item of value?.type === "list" ? value.items : [value]) {
          this.define(namesOf(key.value), item, within);
          this.defineMembers(item, within, `${key.value}.`, namesOf);
        }
    }
  }

  /** Takes the scalars of a map and of the maps in it: `target.image`. */
  defineMembers(
    map: TreeNode | undefined,
    within: Span,
    prefix: string,
    namesOf: (key: string) => readonly string[],
  ): void {
    if (prefix.split(".").length > maxDepth) return;
    for (const { key, value } of entriesOf(map)) {
      this.define(namesOf(prefix + key.value), value, within);
      this.defineMembers(value, within, `${prefix}${key.value}.`, namesOf);
    }
  }

  /** The values that a name may have at `offset`: those of the innermost part that gives it one. */
  valuesOf(name: string, offset: number): readonly Written[] {
    return /[|&'(]/.test(name) ? this.computed(name, offset) : this.resolve(name, offset);
  }

  /** `condition && 'a' || env.B`, `format('{0}/a', env.B)`: each value that it may have; an unknown one stays an expression. */
  private computed(expression: string, offset: number): readonly Written[] {
    const unknown = { value: "${{ }}", start: offset, end: offset };
    const one = (said: string): readonly Written[] => {
      const [, text] = /^'([^']*)'$/.exec(said) ?? [];
      if (text !== undefined) return [{ value: text, start: offset, end: offset }];
      const [, template, given] = /^format\('([^']*)',(.*)\)$/.exec(said) ?? [];
      if (template === undefined || given === undefined) {
        const known = /^[\w.-]+$/.test(said) ? this.resolve(said, offset) : [];
        return known.length > 0 ? known : [unknown];
      }
      const values = given.split(",").map((item) => one(item.trim())[0] ?? unknown);
      return [{ ...unknown, value: formatted(template, values) ?? unknown.value }];
    };
    const found = expression.split("||").flatMap((part) =>
      one(
        part
          .slice(part.lastIndexOf("&&") + 1)
          .replace(/^&/, "")
          .trim(),
      ),
    );
    return found.every(({ value }) => value === unknown.value) ? [] : found;
  }

  /** The same of what a script calls `$NAME`, which GitHub calls `env.NAME`. */
  shellValuesOf(name: string, offset: number): readonly string[] {
    const own = this.resolve(name, offset);
    return (own.length > 0 ? own : this.resolve(`env.${name}`, offset)).map(({ value }) => value);
  }

  private resolve(name: string, offset: number): readonly Written[] {
    let best: Definition[] = [];
    for (const definition of this.definitions.get(name) ?? []) {
      const { start, end } = definition.within;
      if (offset < start || offset >= end) continue;
      const size = end - start;
      const [first] = best;
      const known = first ? first.within.end - first.within.start : Infinity;
      if (size < known) best = [definition];
      else if (size === known) best.push(definition);
    }
    return best.flatMap(({ value }) => this.expand(value) ?? []);
  }

  /** A value with the variables in it put in; undefined where one is not known. */
  private expand(value: Written): Written | undefined {
    if (!/[$<{]/.test(value.value)) return value;
    if (this.expanded.has(value)) return this.expanded.get(value);
    this.expanded.set(value, undefined);
    const { start, end } = value;
    const read = expandVariables(this.text, start, end, (name) => this.resolve(name, start)[0]);
    if (/\$|\{\{|<</.test(read.value) || read.value.length > 1000) return undefined;
    const found = { value: read.value, ...(read.exactPlace(0, read.value.length) ?? { start, end }) };
    this.expanded.set(value, found);
    return found;
  }
}

/** Where a variable holds that is in this map: in the map around, the whole file at its top. */
export function scopeOf(placed: PlacedMap, text: string): Span {
  return placed.path.length === 0 ? { start: 0, end: text.length + 1 } : placed.map;
}

/** The scalars of `image: x` and `image: { name: x }`. */
export function imageNode(value: TreeNode | undefined): ScalarNode | undefined {
  return scalar(value) ?? scalar(get(value, "name"));
}
