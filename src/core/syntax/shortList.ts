/**
 * A list with one more item. Up to three items the result is a new list of just that size: a list that grows in place gets room for
 * sixteen more, and nearly all lists of a tree (the entries of a map, the attributes of an element) are that short.
 */
export function appended<T extends object>(list: T[], item: T): T[] {
  const [first, second] = list;
  if (!first) return [item];
  if (!second) return [first, item];
  if (list.length === 2) return [first, second, item];
  list.push(item);
  return list;
}
