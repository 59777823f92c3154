import type { Alternative, Attribution, Evidence, Party, Relation, RestrictedList } from "../model.js";
import {
  expandAlternative,
  type CompiledAlternatives,
  type CompiledAttributions,
  type CompiledHead,
  type CompiledParties,
  type CompiledRow,
} from "./compiled.js";
import { namesFrom } from "./frontCoding.js";
import type { Family, Knowledge } from "./knowledge.js";
import { unpackLines } from "./pack.js";
import { matchesPattern, packageMatcher } from "./pattern.js";

/**
 * Knowledge from its compiled text. Reads the head only; parties, attributions and alternatives are parsed when first
 * asked for; what the build packed is unpacked then. Throws when the text is not what the build writes.
 */
export function loadKnowledge(compiled: string): Knowledge {
  const [headLine, partyLine, attributionLine, alternativeLine] = unpackLines(compiled);
  if (!headLine || !partyLine || !attributionLine || !alternativeLine)
    throw new Error("The compiled data is incomplete.");
  const head = JSON.parse(headLine()) as CompiledHead;
  const parties = once(() => partiesOf(JSON.parse(partyLine()) as CompiledParties));
  const attributions = once(() => attributionsOf(JSON.parse(attributionLine()) as CompiledAttributions));
  const alternatives = once(() => JSON.parse(alternativeLine()) as CompiledAlternatives);
  return {
    version: head.version,
    hash: head.hash,
    checkedUntil: head.checkedUntil,
    lists: new Map(head.lists.map((list): [string, RestrictedList] => [list.id, list])),
    get parties() {
      return parties();
    },
    get attributions() {
      return attributions();
    },
    alternativesFor(attribution, matched, relation) {
      const row = rowFor(alternatives(), attribution, matched, relation);
      if (!row) return [];
      const replaces = patternFor(row, attribution, coverage(attribution, matched));
      const found = alternativesOf(alternatives(), row);
      return replaces === undefined ? found : found.map((one) => ({ ...one, replaces }));
    },
    withoutAlternative(attribution, matched, relation) {
      const row = rowFor(alternatives(), attribution, matched, relation);
      return row?.none === undefined ? undefined : alternatives().texts[row.none];
    },
    familiesOf: (partyId) => familiesOf(alternatives(), partyId),
  };
}

function partiesOf(compiled: CompiledParties): ReadonlyMap<string, Party> {
  return new Map(compiled.map((party): [string, Party] => [party.id, party]));
}

const unlooked: Evidence = { kind: "unlooked" };

function attributionsOf(compiled: CompiledAttributions): readonly Attribution[] {
  const all: Attribution[] = [];
  for (const [party, facts] of Object.entries(compiled.parties)) {
    for (const { patterns, evidence, ...fact } of facts) {
      const shared = { ...fact, party, evidence: compiled.evidence[evidence] ?? unlooked };
      for (const pattern of typeof patterns === "string" ? namesFrom(patterns) : patterns)
        all.push({ ...shared, pattern });
    }
  }
  return all;
}

/** The most specific row; among equals the one for the relation asked for. */
function rowFor(
  compiled: CompiledAlternatives,
  attribution: Attribution,
  matched: string,
  relation: Relation | undefined,
): CompiledRow | undefined {
  let best: CompiledRow | undefined;
  let bestRank = -1;
  const covers = coverage(attribution, matched);
  for (const row of rowsOf(compiled, attribution.party)) {
    if (row.relation !== undefined && row.relation !== relation) continue;
    const specificity = specificityOf(row, attribution, covers);
    const rank = specificity * 2 + (row.relation === undefined ? 0 : 1);
    if (specificity >= 0 && rank > bestRank) [best, bestRank] = [row, rank];
  }
  return best;
}

/** Whether a pattern covers what was matched. */
type Coverage = (pattern: string) => boolean;

function coverage(attribution: Attribution, matched: string): Coverage {
  return attribution.scheme === "package"
    ? packageMatcher(attribution, matched)
    : (pattern) => matchesPattern(attribution, pattern, matched);
}

function specificityOf(row: CompiledRow, attribution: Attribution, covers: Coverage): number {
  if (attribution.family !== undefined) return row.families?.includes(attribution.family) ? 0 : -1;
  return patternFor(row, attribution, covers)?.length ?? -1;
}

/** The longest pattern of a row that covers what was matched. */
function patternFor(row: CompiledRow, attribution: Attribution, covers: Coverage): string | undefined {
  let longest: string | undefined;
  for (const pattern of row.for ?? []) {
    // What is no longer than the best so far need not be asked.
    if (pattern.length <= (longest?.length ?? -1)) continue;
    if (pattern === attribution.pattern || covers(pattern)) longest = pattern;
  }
  return longest;
}

function familiesOf(compiled: CompiledAlternatives, partyId: string): readonly Family[] {
  return rowsOf(compiled, partyId).flatMap((row) => {
    const none = row.none === undefined ? undefined : compiled.texts[row.none];
    return (row.families ?? []).map((id) => ({
      id,
      what: compiled.texts[row.what] ?? "",
      alternatives: alternativesOf(compiled, row),
      ...(none !== undefined && { none }),
    }));
  });
}

function rowsOf(compiled: CompiledAlternatives, partyId: string): readonly CompiledRow[] {
  return Object.hasOwn(compiled.parties, partyId) ? (compiled.parties[partyId] ?? []) : [];
}

function alternativesOf(compiled: CompiledAlternatives, row: CompiledRow): readonly Alternative[] {
  return (row.use ?? []).flatMap((index) => {
    const alternative = compiled.alternatives[index];
    return alternative ? [expandAlternative(alternative, compiled.texts)] : [];
  });
}

function once<T>(read: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: read() }).it;
}
