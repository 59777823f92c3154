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
    const isMade = /^(?:list|string)$/.test(name) && /^(?:APPEND|CONCAT)$/.test(given[0]?.value ?? "");
    const [key, ...others] = (isMade ? given.slice(1) : given).map(({ value }) => value);
    if (key === undefined || (name !== "set" && name !== "foreach" && !isMade)) return false;
    const isLoop = name === "foreach";
    const end = others.findIndex((value) => /^(?:CACHE|PARENT_SCOPE)$/.test(value));
    const isOfLists = isLoop && others.includes("LISTS");
    const said = (isLoop ? others.filter((value) => !/^(?:IN|ITEMS|LISTS)$/.test(value)) : others)
      .slice(0, end < 0 ? undefined : end)
      .map((value) => fill(isOfLists ? `\${${value}}` : value, this.chosen(0)));
    const before = this.values.get(key) ?? [];
    const known = said.flatMap((value) => (value === undefined ? [] : isLoop ? value.split(";") : [value]));
    // A list is one text with semicolons between.
    const whole = known.length < said.length && !isLoop ? undefined : known.join(name === "string" ? "" : ";");
    const values = isLoop
      ? known
      : whole === undefined || whole === ""
        ? []
        : given[0]?.value === "APPEND"
          ? (before.length > 0 ? before : [""]).map((one) =>
              one === "" ? whole : `${one}${name === "list" ? ";" : ""}${whole}`,
            )
          : [...(this.depth > 0 ? before : []), whole];
    if (values.length > 0)
      this.values.set(
        key,
        [...new Set(values)].slice(-maxValues).filter(({ length }) => length <= longest),
      );
    return true;
  }

  /** What a command gives, once for each value of the names in it. */
  each<T>(
    command: CmakeCommand,
    read: (command: CmakeCommand, variables: CmakeLookup, isFirst: boolean) => readonly T[],
  ): T[] {
    let count = 1;
    for (const { value } of command.arguments)
      for (const [, name = ""] of value.matchAll(/\$\{([^${}]*)\}/g))
        count = Math.max(count, this.values.get(name)?.length ?? 1);
    return Array.from({ length: count }, (_, index) => {
      const known = this.chosen(index);
      return read(withLists(command, known), known, index === 0);
    }).flat();
  }

  private chosen(index: number): CmakeLookup {
    return (name) => {
      const values = this.values.get(name);
      return values?.[index % values.length];
    };
  }
}

/** The command with the members of lists that stand alone, `${ARGS}`, as arguments; they have the name's place. */
function withLists(command: CmakeCommand, known: CmakeLookup): CmakeCommand {
  if (!command.arguments.some(({ value, quoted }) => !quoted && value.startsWith("${"))) return command;
  const given = command.arguments.flatMap((argument) => {
    const filled = !argument.quoted && /^\$\{[^${}]*\}$/.test(argument.value) ? fill(argument.value, known) : undefined;
    return filled?.includes(";") ? filled.split(";").map((value) => ({ ...argument, value })) : [argument];
  });
  return { ...command, arguments: given };
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
