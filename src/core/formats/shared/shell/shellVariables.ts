import type { ShellWord } from "../../../syntax/shellWords.js";
import { expandVariables } from "../images/variables.js";

/** Longer words are no names and addresses; the limit keeps variables made of variables from growing without bound. */
const longest = 2000;
/** So many values of a variable are read, and so many more than one of all uses in a script. */
const maxValues = 32;
const maxUses = 2000;

/** What is known of a name from outside of the script. */
export type KnownValues = (name: string) => readonly string[];

/**
 * What the variables of a script stand for: the last value before a use, what is assigned later where nothing was before, several where
 * branches, loops or arrays give several. Nothing is run. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02
 */
export class ShellVariables {
  private values = new Map<string, readonly string[]>();
  private readonly later: ReadonlyMap<string, readonly string[]> = new Map();
  private depth = 0;
  private uses = 0;
  private array: { readonly name: string; readonly end: number } | undefined;

  constructor(
    private readonly text: string,
    commands: readonly (readonly ShellWord[])[],
    private readonly known: KnownValues = () => [],
  ) {
    for (const command of commands) this.define(command);
    this.later = this.values;
    this.values = new Map();
    this.depth = 0;
    this.array = undefined;
  }

  /** The command with its variables put in: once for each value that they may have. Those that are not known stay. */
  filled(command: readonly ShellWord[]): ShellWord[][] {
    let count = 1;
    const found: ShellWord[][] = [];
    for (let at = 0; at < Math.min(count, maxValues) && (at === 0 || this.uses++ < maxUses); at++) {
      const words = command.flatMap((word) => {
        if (!word.quoted && word.value.includes("{")) {
          const [, head = "", items, tail = ""] = /^([^{}$]*)\{([^{}$]*,[^{}$]*)\}([^{}$]*)$/.exec(word.value) ?? [];
          if (items !== undefined) return items.split(",").map((item) => ({ ...word, value: head + item + tail }));
        }
        if (!word.value.includes("$")) return [word];
        const isList = /\$\{\w+\[[@*]\]\}/.test(word.value);
        const value = this.fill(word.value, (values) => {
          count = Math.max(count, values.length);
          return values[at % values.length];
        });
        if (value === word.value) return [word];
        if (word.quoted && !isList) return [{ ...word, value }];
        return value.split(/\s+/).flatMap((part) => (part === "" ? [] : [{ ...word, value: part }]));
      });
      found.push(words);
    }
    return found;
  }

  /** Takes what a command assigns: `NAME=value`, also after `export` and the like, `NAME+=value`, `NAME=(…)`, `for NAME in …`. */
  define(command: readonly ShellWord[]): void {
    const [first] = command;
    if (!first) return;
    if (this.array) {
      const { name, end } = this.array;
      if (!this.text.slice(end, first.start).includes(")")) {
        this.array = { name, end: command[command.length - 1]?.end ?? end };
        this.set(name, `${this.values.get(name)?.[0] ?? ""} ${command.map(({ value }) => value).join(" ")}`, false);
        return;
      }
      this.array = undefined;
    }
    if (/^(?:if|case)$/.test(first.value)) this.depth++;
    else if (/^(?:fi|esac)$/.test(first.value)) this.depth--;
    for (const { value } of command) {
      if (!value.includes("${")) continue;
      for (const [, name = "", fallback = ""] of value.matchAll(/\$\{(\w+):?=([^{}]*)\}/g))
        this.set(name, fallback, true);
    }
    const loop = command.findIndex(({ value }) => value === "for");
    if (loop >= 0 && command[loop + 2]?.value === "in") {
      const items = this.filled(command.slice(loop + 3)).flat();
      this.values.set(command[loop + 1]?.value ?? "", items.map(({ value }) => value).slice(0, maxValues));
      return;
    }
    for (const { value, start, end } of command) {
      const [whole = "", name, plus] = /^([A-Za-z_]\w*)(\+?)=/.exec(value) ?? [];
      if (name === undefined) {
        if (/^(?:export|local|readonly|declare|typeset|then|else|do|-\w+)$/.test(value)) continue;
        return;
      }
      const said = value.slice(whole.length);
      const before = this.valuesOf(name);
      if (plus)
        this.values.set(
          name,
          before.map((one) => `${one}${said}`.slice(0, longest)),
        );
      else this.set(name, said, this.depth > 0 || this.isConditional(first));
      if (value === whole && this.text.charAt(start + whole.length) === "(") this.array = { name, end: end + 1 };
    }
  }

  /** `test && NAME=value` */
  private isConditional({ start }: ShellWord): boolean {
    return /(?:&&|\|\|)\s*$/.test(this.text.slice(Math.max(0, start - 9), start));
  }

  private set(name: string, value: string, isBranch: boolean): void {
    const said = this.fill(value, ([only]) => only).slice(0, longest);
    const others = isBranch ? (this.values.get(name) ?? []) : [];
    if (!others.includes(said)) this.values.set(name, [...others, said].slice(0, maxValues));
  }

  private fill(value: string, choose: (values: readonly string[]) => string | undefined): string {
    if (!value.includes("$")) return value;
    const plain = value.replace(/\$\{(\w+)\[[@*]\]\}/g, "${$1}");
    const filled = expandVariables(plain, 0, plain.length, (name) => {
      const found = choose(this.valuesOf(name));
      return found === undefined ? undefined : { value: found, start: 0, end: 0 };
    }).value;
    return filled.length > longest ? value : filled;
  }

  private valuesOf(name: string): readonly string[] {
    const own = this.values.get(name);
    if (own) return own;
    const given = this.known(name);
    return given.length > 0 ? given : (this.later.get(name) ?? []);
  }
}
