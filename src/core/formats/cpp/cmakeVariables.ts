import type { CmakeCommand } from "../../syntax/cmake.js";

/** Longest value a variable may come to. */
const longest = 500;
/** So many values of a variable are read. */
const maxValues = 16;

/** What a name stands for. */
export type CmakeLookup = (name: string) => string | undefined;

/** What `set` and `foreach` make of names, several values where branches or loops give several. https://cmake.org/cmake/help/latest/command/set.html */
export class CmakeVariables {
  private readonly values = new Map<string, readonly string[]>();
  private depth = 0;

  /** Takes what a command sets; false for a command that sets nothing. */
  define({ name, arguments: given }: CmakeCommand): boolean {
    if (name === "if") this.depth++;
    else if (name === "endif") this.depth--;
    const [key, ...others] = given.map(({ value }) => value);
    if (key === undefined || (name !== "set" && name !== "foreach")) return false;
    const isLoop = name === "foreach";
    const said = (isLoop ? others.filter((value) => !/^(?:IN|ITEMS|LISTS)$/.test(value)) : others.slice(0, 1)).flatMap(
      (value) => fill(value, this.chosen(0)) ?? [],
    );
    const before = this.depth > 0 && !isLoop ? (this.values.get(key) ?? []) : [];
    if (said.length > 0) this.values.set(key, [...new Set([...before, ...said])].slice(-maxValues));
    return true;
  }

  /** What a command gives, once for each value of the names in it. */
  each<T>(command: CmakeCommand, read: (variables: CmakeLookup, isFirst: boolean) => readonly T[]): T[] {
    let count = 1;
    for (const { value } of command.arguments)
      for (const [, name = ""] of value.matchAll(/\$\{([^${}]*)\}/g))
        count = Math.max(count, this.values.get(name)?.length ?? 1);
    return Array.from({ length: count }, (_, index) => read(this.chosen(index), index === 0)).flat();
  }

  private chosen(index: number): CmakeLookup {
    return (name) => {
      const values = this.values.get(name);
      return values?.[index % values.length];
    };
  }
}

/** `value` with its variables put in; undefined when one is not known. */
export function fill(value: string, variables: CmakeLookup): string | undefined {
  let known = true;
  const filled = value.replace(/\$\{([^${}]*)\}/g, (_, name: string) => {
    const found = variables(name);
    known &&= found !== undefined;
    return found ?? "";
  });
  return known && filled.length <= longest ? filled : undefined;
}
