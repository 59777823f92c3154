import type { Attribution } from "../../../src/core/model.js";

/** Facts that rest on one piece of evidence, as a list of a thousand names does: they are looked up, drawn and reviewed together. */
export function familiesOf(facts: readonly Attribution[]): readonly (readonly Attribution[])[] {
  const families = new Map<string, Attribution[]>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.party, fact.scheme, fact.relationship, fact.evidence, fact.what]);
    const family = families.get(key);
    if (family) family.push(fact);
    else families.set(key, [fact]);
  }
  return [...families.values()];
}
