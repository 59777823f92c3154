import type { Fix } from "../model.js";

/** What a fix says, without its places. */
export function fixWords({ title, kind, grade, to, preferred, note, command }: Fix): object {
  return {
    title,
    kind,
    grade: grade ?? null,
    to: to ?? null,
    preferred: preferred ?? false,
    note: note ?? null,
    command: command ?? null,
  };
}

/** What the fixes of a report say, each once, by the id under which findings name it. */
export class FixTable {
  private readonly ids = new Map<string, { readonly id: string; readonly words: object }>();

  idOf(fix: Fix): string {
    const { title, kind, grade, to, preferred, note, command } = fix;
    // A key that is joined costs a third of one that is serialized, and a finding may have ten fixes.
    const key = [title, kind, grade, to, preferred ?? false, note, command].join("\u0000");
    const known = this.ids.get(key);
    if (known) return known.id;
    const id = `f${this.ids.size + 1}`;
    this.ids.set(key, { id, words: fixWords(fix) });
    return id;
  }

  all(): Readonly<Record<string, object>> {
    return Object.fromEntries([...this.ids.values()].map(({ id, words }) => [id, words]));
  }
}
