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
  /** The branches that are open, each by its number, the innermost last. */
  private branches: number[] = [];
  private lastBranch = 0;
  /** What was assigned to a variable last, and in which branch: as long as that is open, no other value is meant. */
  private readonly latest = new Map<string, { readonly branch: number; readonly values: readonly string[] }>();
  private uses = 0;
  private made = 0;
  private array: { readonly name: string; readonly end: number } | undefined;

  constructor(
    private readonly text: string,
    commands: readonly (readonly ShellWord[])[],
    private readonly known: KnownValues = () => [],
  ) {
    for (const command of commands) this.define(command);
    this.later = this.values;
    this.values = new Map();
    this.branches = [];
    this.latest.clear();
    this.made = 0;
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
        const said = word.quoted ? word.value : withoutCommands(word.value);
        const value = this.fill(said, (values) => {
          count = Math.max(count, values.length);
          return values[at % values.length];
        });
        if (value === said) return [word];
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
    if (/^(?:fi|esac|else|elif)$/.test(first.value)) this.branches.pop();
    if (/^(?:if|case|else|elif)$/.test(first.value)) this.branches.push(++this.lastBranch);
    for (const { value } of command) {
      if (!value.includes("${")) continue;
      for (const [, name = "", fallback = ""] of value.matchAll(/\$\{(\w+):?=([^{}]*)\}/g))
        this.set(name, fallback, true);
    }
    const loop = command.findIndex(({ value }) => value === "for");
    if (loop >= 0 && command[loop + 2]?.value === "in") {
      const items = this.filled(command.slice(loop + 3)).flat();
      this.values.set(
        command[loop + 1]?.value ?? "",
        items.map(({ value }) => withoutCommands(value)).slice(0, maxValues),
      );
      return;
    }
    for (const { value, start, end } of command) {
      const [whole = "", name, plus] = /^([A-Za-z_]\w*)(\+?)=/.exec(value) ?? [];
      if (name === undefined) {
        if (/^(?:export|local|readonly|declare|typeset|then|else|do|-\w+)$/.test(value)) continue;
        return;
      }
      const said = withoutCommands(value.slice(whole.length));
      const before = this.valuesOf(name);
      if (plus)
        this.assign(
          name,
          before.map((one) => `${one}${said}`.slice(0, longest)),
          false,
        );
      else this.set(name, said, this.branches.length > 0 || this.isConditional(first));
      if (value === whole && this.text.charAt(start + whole.length) === "(") this.array = { name, end: end + 1 };
    }
  }

  /** `test && NAME=value` */
  private isConditional({ start }: ShellWord): boolean {
    return /(?:&&|\|\|)\s*$/.test(this.text.slice(Math.max(0, start - 9), start));
  }

  private set(name: string, value: string, isBranch: boolean): void {
    const said = new Set<string>();
    let count = 1;
    for (let at = 0; at < Math.min(count, maxValues) && (at === 0 || this.made++ < maxUses); at++) {
      const one = this.fill(value, (values) => {
        count = Math.max(count, values.length);
        return values[at % values.length];
      });
      said.add(one.slice(0, longest));
    }
    this.assign(name, [...said], isBranch);
  }

  private assign(name: string, said: readonly string[], isBranch: boolean): void {
    const others = isBranch ? (this.values.get(name) ?? []) : [];
    this.values.set(name, [...new Set([...others, ...said])].slice(0, maxValues));
    const branch = this.branches[this.branches.length - 1];
    if (branch === undefined) this.latest.delete(name);
    else this.latest.set(name, { branch, values: said });
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
    const latest = this.latest.get(name);
    if (latest && this.branches.includes(latest.branch)) return latest.values;
    const own = this.values.get(name);
    if (own) return own;
    const given = this.known(name);
    return given.length > 0 ? given : (this.later.get(name) ?? []);
  }
}

/** What a command prints is not known, and its words are none of the value's. */
function withoutCommands(value: string): string {
  for (let depth = 0; depth < 4 && value.includes("$("); depth++) value = value.replace(/\$\([^()]*\)/g, "$");
  return value;
}
