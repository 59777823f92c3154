import type { Span, Unresolved } from "../../model.js";

/** What a value would have named. */
export type Wanted = "package" | "image" | "address";

const sentences: Readonly<Record<Wanted, string>> = {
  package: "which package this is depends on a value that the file does not give",
  image: "which image this is depends on a value that the file does not give",
  address: "where this leads to depends on a value that the file does not give",
};

/** Says that what is at a place cannot be known from the file alone. */
export function unresolvedAt(wanted: Wanted, { start, end }: Span): Unresolved {
  return { message: sentences[wanted], start, end };
}

/** Adds the key to an extraction only where there is something to say. */
export function withUnresolved<T extends object>(extraction: T, unresolved: readonly Unresolved[]): T {
  return unresolved.length === 0 ? extraction : { ...extraction, unresolved };
}
