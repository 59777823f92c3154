import { matchesPattern } from "../../../src/core/blacklist/pattern.js";
import type { AttributionScheme, Relationship } from "../../../src/core/model.js";
import { isOwn } from "../../../src/core/model/relationships.js";
import { schemeOf } from "../compile.js";
import { lineOf, type DataProblem } from "../place.js";
import { listOf, type Data, type Read } from "../read.js";

/** One thing that would be attributed to two parties, each in a tie strong enough to accuse. */
export function checkOverlaps(data: Data): DataProblem[] {
  const facts = data.parties.flatMap(factsOf);
  const same = new Map<string, Fact>();
  const wide = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!fact.pattern.endsWith("*") || fact.scheme === "mpn" || fact.scheme === "model") continue;
    const key = kindOf(fact);
    wide.set(key, [...(wide.get(key) ?? []), fact]);
  }
  return facts.flatMap((fact) => {
    const key = `${fact.scheme} ${fact.pattern}`;
    const first = same.get(key);
    if (!first) same.set(key, fact);
    const other = first && first.of !== fact.of ? first : wide.get(kindOf(fact))?.find((each) => covers(each, fact));
    if (!other) return [];
    const line = lineOf(fact.of, ["attributions", fact.index]);
    const message = `${fact.scheme} "${fact.pattern}" lies within "${other.pattern}" of ${other.of.id} (${other.of.file}).`;
    return [{ file: fact.of.file, line, message }];
  });
}

interface Fact {
  readonly of: Read<unknown>;
  readonly index: number;
  readonly scheme: AttributionScheme;
  readonly pattern: string;
}

/** Only what is of one scheme, and of one ecosystem, can cover each other. */
function kindOf({ scheme, pattern }: Fact): string {
  return scheme === "package" ? pattern.slice(0, pattern.indexOf("/")) : scheme;
}

function factsOf(of: Data["parties"][number]): Fact[] {
  return (of.value.attributions ?? []).flatMap((record, index) => {
    if (!isOwn(record["relationship"] as Relationship) || record["weak"] === "true") return [];
    const scheme = schemeOf(record);
    return listOf(record[scheme]).map((pattern) => ({ of, index, scheme, pattern }));
  });
}

function covers(wider: Fact, narrower: Fact): boolean {
  if (wider.of === narrower.of || wider.scheme !== narrower.scheme || wider.pattern === narrower.pattern) return false;
  // A pattern's own text with its stars filled in is one thing that it matches.
  return matchesPattern(wider, wider.pattern, narrower.pattern.replace(/\*/g, "x"));
}
