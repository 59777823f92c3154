import type { DslText } from "../../../syntax/dslTokens.js";
import { readItems, type DslItem } from "../../../syntax/dsl.js";
import type { Written } from "../declared.js";
import { ScriptLists } from "./scriptLists.js";
import type { ScriptRange } from "./scriptExpression.js";
import { loopAt, namesIn, turnsOf, type ScriptLoop } from "./scriptLoops.js";

/** So many loops are followed, and so many of their turns in all. */
const maxLoops = 400;
const maxTurns = 4000;

/** Goes through the loops of a script: what their names stand for, turn by turn. */
export class ScriptTurns {
  /** What the names of loops stand for in the turn that is read; undefined where it is not known. */
  readonly bound = new Map<string, Written | undefined>();
  private readonly loopsAt: number[] = [];
  private readonly chosen: ScriptLoop[] = [];
  private loops: readonly ScriptLoop[] | undefined;
  private readonly turning = new Set<ScriptLoop>();
  private readonly items = new Map<ScriptLoop, readonly DslItem[]>();
  private lists: ScriptLists | undefined;
  private left = maxTurns;

  /** `bind` gives a name the value of an expression, in `bound`. */
  constructor(
    private readonly dsl: DslText,
    private readonly bind: (name: string, range: ScriptRange) => void,
  ) {}

  /** Takes the index of a word that may begin a loop. */
  note(index: number): void {
    if (this.loopsAt.length < maxLoops) this.loopsAt.push(index);
  }

  /** Takes the values that a name may have in the tokens `[from, to)`. */
  choose(name: string, { from, to }: ScriptRange, values: readonly ScriptRange[]): void {
    if (this.chosen.length >= maxLoops) return;
    const loop = { names: [name], from, to, over: { from, to: from } };
    this.chosen.push(loop);
    this.items.set(
      loop,
      values.map((value) => ({ ...value, start: 0, end: 0 })),
    );
  }

  /** Nothing is read more than once. */
  get isEmpty(): boolean {
    return this.loopsAt.length + this.chosen.length === 0;
  }

  get isTurning(): boolean {
    return this.turning.size > 0;
  }

  /** Reads what is at the tokens `[from, to)`: once for each turn of the loops around it whose names are in it. */
  each(from: number, to: number, read: () => void): void {
    if (this.isEmpty) return read();
    this.loops ??= [...this.chosen, ...this.loopsAt.flatMap((index) => loopAt(this.dsl, index) ?? [])];
    const around = this.loops.filter(
      (loop) =>
        loop.from <= from && from < loop.to && !this.turning.has(loop) && namesIn(this.dsl, loop.names, from, to),
    );
    this.turn(around, read);
  }

  private turn([loop, ...inner]: readonly ScriptLoop[], read: () => void): void {
    if (!loop) return read();
    let items = this.items.get(loop);
    if (!items) {
      this.lists ??= new ScriptLists(this.dsl);
      this.items.set(loop, (items = turnsOf(this.dsl, loop, this.lists)));
    }
    const isKnown = items.length > 0 && (this.left -= items.length) > 0;
    this.turning.add(loop);
    for (const item of isKnown ? items : [undefined]) {
      const before = new Map(this.bound);
      for (const name of loop.names) this.bound.set(name, undefined);
      if (item) this.bindTurn(loop, item);
      this.turn(inner, read);
      this.bound.clear();
      for (const [name, value] of before) this.bound.set(name, value);
    }
    this.turning.delete(loop);
  }

  private bindTurn({ names: [first = "", ...others] }: ScriptLoop, item: DslItem): void {
    const open = this.dsl.tokens[item.from];
    if (item.key) {
      const { text, start, end } = item.key;
      this.bound.set(others.length > 0 ? first : `${first}.key`, { value: text, start, end });
      this.bind(others[0] ?? `${first}.value`, item);
    } else if (others.length > 0 && open?.kind === "mark" && open.match !== undefined) {
      const items = readItems(this.dsl, item.from);
      for (const [at, name] of [first, ...others].entries()) if (items[at]) this.bind(name, items[at]);
    } else this.bind(first, item);
  }
}
