import type { Span } from "../../model.js";
import type { Written } from "../shared/declared.js";
import { expandVariables } from "../shared/images/variables.js";

/** One assignment; its value is one text, also where lines are continued, and is placed where it is written. */
export interface MakeDefinition extends Span {
  readonly name: string;
  readonly value: Written;
}

/** So many values of a variable are kept. */
const maxValues = 32;
const longest = 2000;

const assignment =
  /^(?!#)[ \t]*(?:[\w./%-]+[ \t]*:[ \t]+)?(?:(?:export|override)[ \t]+)*([\w.-]+)[ \t]*(:{0,3}|[?+!])=[ \t]*/;

/**
 * What a makefile assigns: `=`, `:=`, `?=`, `+=`, also of one target or exported; several values where conditions give several.
 * https://www.gnu.org/software/make/manual/html_node/Setting.html
 */
export class MakeVariables {
  readonly definitions: MakeDefinition[] = [];
  private readonly values = new Map<string, string[]>();
  private readonly filled = new Map<string, readonly string[]>();

  constructor(text: string) {
    let depth = 0;
    // Behind a rule, a line that begins with a tab is a command, elsewhere it is as any other.
    let isInRule = false;
    for (const { 0: line, index } of text.matchAll(/[^\n]*(?:(?<=\\)\n[^\n]*)*/g)) {
      if (isInRule && line.startsWith("\t")) continue;
      if (/^[ \t]*if(?:n?eq|n?def)\b/.test(line)) depth++;
      else if (/^[ \t]*endif\b/.test(line)) depth--;
      const [whole, name, operator] = assignment.exec(line.replace(/^\uFEFF/, " ")) ?? [];
      if (whole === undefined || name === undefined) {
        isInRule ||= /^[^\s#][^#=]*:/.test(line);
        continue;
      }
      isInRule = /^[ \t]*[\w./%-]+[ \t]*:[ \t]/.test(line);
      const raw = line
        .slice(whole.length)
        .replace(/(^|[^\\])#.*/s, "$1")
        .trimEnd();
      const start = index + whole.length;
      const value = { value: raw, start, end: start + raw.length };
      this.definitions.push({ name, value, start: index + line.search(/\S/), end: value.end });
      this.assign(
        name,
        operator ?? "",
        raw.replace(/\\\n/g, " "),
        depth > 0 || /^[ ]*[\w./%-]+[ \t]*:[ \t]/.test(line),
      );
    }
  }

  private assign(name: string, operator: string, said: string, isOneOfSeveral: boolean): void {
    const value = said.replace(/\$[({]([\w.-]+)[)}]/g, "${$1}").slice(0, longest);
    const before = this.values.get(name);
    if (operator === "+")
      this.values.set(
        name,
        (before ?? [""]).map((one) => `${one} ${value}`.slice(0, longest)),
      );
    else if (operator === "?" && before) return;
    else this.values.set(name, [...(isOneOfSeveral ? (before ?? []) : []), value].slice(0, maxValues));
  }

  /** The values of a name with the variables in them put in, where they are known. */
  valuesOf(name: string): readonly string[] {
    const known = this.filled.get(name);
    if (known) return known;
    // One that is made of itself has no value.
    this.filled.set(name, []);
    const values = (this.values.get(name) ?? []).map((value) => {
      const { value: filled } = expandVariables(value, 0, value.length, (other) => {
        const [first] = this.valuesOf(other);
        return first === undefined ? undefined : { value: first, start: 0, end: 0 };
      });
      return filled.length > longest ? value : filled;
    });
    this.filled.set(name, values);
    return values;
  }
}
