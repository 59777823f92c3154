import type { CalendarDate, Problem, Span } from "../model.js";
import type { MapNode, TreeNode } from "../syntax/tree.js";

/** Collects what is wrong with a policy while it is read; every problem has its place. */
export class PolicyReader {
  readonly problems: Problem[] = [];

  problem(at: Span, message: string): undefined {
    this.problems.push({ message, start: at.start, end: Math.max(at.end, at.start) });
    return undefined;
  }

  /** Reads the keys of a map by their readers; unknown keys and repeated keys are problems. */
  map<T extends object>(
    node: TreeNode | undefined,
    what: string,
    readers: { [K in keyof T]: (value: TreeNode) => T[K] | undefined },
  ): Partial<T> {
    const result: Partial<T> = {};
    const map = this.asMap(node, what);
    for (const { key, value } of map?.entries ?? []) {
      const name = key.value as keyof T & string;
      if (!Object.hasOwn(readers, name)) {
        const near = nearest(name, Object.keys(readers));
        this.problem(key, `unknown key "${name}" in ${what}${near ? `; did you mean "${near}"?` : ""}`);
      } else if (!value) this.problem(key, `"${name}" has no value`);
      else {
        const read = readers[name](value);
        if (read !== undefined) result[name] = read;
      }
    }
    return result;
  }

  /** Reads a map from any of `keys` (or any key, when there are none to check) to values. */
  record<T>(
    node: TreeNode,
    what: string,
    keys: ReadonlySet<string> | undefined,
    read: (value: TreeNode) => T | undefined,
  ): Record<string, T> {
    const result = new Map<string, T>();
    for (const { key, value } of this.asMap(node, what)?.entries ?? []) {
      if (keys && !keys.has(key.value)) {
        const near = nearest(key.value, [...keys]);
        this.problem(key, `unknown ${what} "${key.value}"${near ? `; did you mean "${near}"?` : ""}`);
        continue;
      }
      const one = value ? read(value) : this.problem(key, `"${key.value}" has no value`);
      if (one !== undefined) result.set(key.value, one);
    }
    return Object.fromEntries(result);
  }

  list<T>(node: TreeNode, what: string, read: (item: TreeNode) => T | undefined): T[] {
    if (node.type !== "list") {
      this.problem(node, `${what} takes a list`);
      return [];
    }
    return node.items.flatMap((item) => {
      const one = read(item);
      return one === undefined ? [] : [one];
    });
  }

  text(node: TreeNode, what: string): string | undefined {
    if (node.type !== "scalar" || node.value.trim() === "") return this.problem(node, `${what} takes a text`);
    return node.value;
  }

  oneOf<T extends string>(node: TreeNode, what: string, choices: readonly T[]): T | undefined {
    const value = node.type === "scalar" ? node.value : undefined;
    const choice = choices.find((one) => one === value);
    if (choice !== undefined) return choice;
    const near = value === undefined ? undefined : nearest(value, choices);
    return this.problem(node, `${what} is one of ${choices.join(", ")}${near ? `; did you mean "${near}"?` : ""}`);
  }

  flag(node: TreeNode, what: string): boolean | undefined {
    const value = node.type === "scalar" ? node.value : undefined;
    return value === "true" || value === "false" ? value === "true" : this.problem(node, `${what} is true or false`);
  }

  /** A day of the calendar, `YYYY-MM-DD`; the 30th of February is none. */
  date(node: TreeNode, what: string): CalendarDate | undefined {
    const value = node.type === "scalar" ? node.value : "";
    return isCalendarDate(value) ? value : this.problem(node, `${what} is a date, YYYY-MM-DD`);
  }

  private asMap(node: TreeNode | undefined, what: string): MapNode | undefined {
    if (!node || node.type === "map") return node;
    return this.problem(node, `${what} takes keys and values`);
  }
}

/** Whether `text` is a day of the calendar in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** The choice that differs from `text` by at most two letters, if there is one. */
export function nearest(text: string, choices: readonly string[]): string | undefined {
  const scored = choices.map((choice) => ({ choice, distance: distance(text.toLowerCase(), choice.toLowerCase()) }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.min(2, Math.floor(best.choice.length / 2)) ? best.choice : undefined;
}

function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
