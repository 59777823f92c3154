/** Files that make up one list. */
export interface ListGroup<File> {
  readonly files: readonly File[];
  /** Their names, in words. */
  readonly from: string;
}

/**
 * OFAC's entries and what its other files say of them belong together, the entries first; every other file is a list of its own.
 * `nameOf` tells a file's name without its folder.
 */
export function listGroups<File>(files: readonly File[], nameOf: (file: File) => string): readonly ListGroup<File>[] {
  const parts = files.filter((file) => ofacParts.test(nameOf(file)));
  const groups = new Map<string, File[]>();
  for (const file of parts) {
    const key = /cons_/i.test(nameOf(file)) ? "cons" : "sdn";
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const rank = (file: File): number => {
    const name = nameOf(file);
    return /(?:sdn|prim)\.csv/i.test(name) ? 0 : /alt\.csv/i.test(name) ? 1 : 2;
  };
  const ofac = [...groups.values()].map((group) => [...group].sort((a, b) => rank(a) - rank(b)));
  const others = files.filter((file) => !parts.includes(file)).map((file) => [file]);
  return [...ofac, ...others].map((group) => ({ files: group, from: group.map((file) => nameOf(file)).join(", ") }));
}

const ofacParts = /(?:^|[^a-z])(?:sdn|cons_prim|alt|cons_alt|add|cons_add|(?:sdn|cons)_comments)\.csv(?:\.gz)?$/i;
