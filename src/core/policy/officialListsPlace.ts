/** Where imported lists are, and the hash that they must have. */
export interface ListsPlace {
  /** `cache`, or a path. */
  readonly from: string;
  /** In hex, at least sixteen digits of it. */
  readonly hash?: string;
}

const pattern = /^([^#]+)(?:#([0-9a-f]{16,64}))?$/;

export const listsPlaceMessage =
  'officialLists takes cache or the path of a file, and "#" with sixteen digits or more of its hash';

export function isListsPlace(text: string): boolean {
  return pattern.test(text);
}

/** The parts of `cache#3f9a1c0712345678`. */
export function listsPlaceOf(text: string): ListsPlace {
  const [, from = text, hash] = pattern.exec(text) ?? [];
  return { from, ...(hash !== undefined && { hash }) };
}
