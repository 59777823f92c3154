import type { Alternative, Attribution, Evidence, Party, Relation, RestrictedList } from "../model.js";
import {
  expandAlternative,
  knowledgeFormat,
  type CompiledAlternatives,
  type CompiledAttributions,
  type CompiledHead,
  type CompiledKind,
  type CompiledParties,
  type CompiledRow,
} from "./compiled.js";
import { namesFrom } from "./frontCoding.js";
import type { Family, Knowledge } from "./knowledge.js";
import { matchesPattern, packageMatcher } from "./pattern.js";
import { evidenceFrom } from "./storedEvidence.js";

/** Knowledge from its compiled text. Throws when the text is not what the build writes. */
export function loadKnowledge(compiled: string): Knowledge {
  const [head = "", ...lines] = compiled.split("\n");
  return knowledgeOf(
    head,
    lines.map((line) => () => line),
  );
}

/**
 * Knowledge from the lines of its compiled text. Reads the head only; parties, attributions and alternatives are parsed when first asked
 * for. Throws when they are not what the build writes.
 */
export function knowledgeOf(headLine: string, lines: readonly (() => string)[]): Knowledge {
  const [partyLine, attributionLine, alternativeLine] = lines;
  if (!partyLine || !attributionLine || !alternativeLine) throw new Error("The compiled data is incomplete.");
  const head = JSON.parse(headLine) as CompiledHead;
  if (head.format !== knowledgeFormat) throw new Error("The compiled data is of another format.");
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
      const found = rowFor(alternatives(), attribution, matched, relation);
      return found ? alternativesOf(alternatives(), found.row, found.pattern) : [];
    },
    withoutAlternative(attribution, matched, relation) {
      const none = rowFor(alternatives(), attribution, matched, relation)?.row.none;
      return none === undefined ? undefined : alternatives().texts[none];
    },
    familiesOf: (partyId) => familiesOf(alternatives(), partyId),
  };
}

function partiesOf(compiled: CompiledParties): ReadonlyMap<string, Party> {
  return new Map(compiled.map((party): [string, Party] => [party.id, party]));
}

const unlooked: Evidence = { kind: "unlooked" };

function attributionsOf({ kinds, evidence, parties }: CompiledAttributions): readonly Attribution[] {
  const all: Attribution[] = [];
  const seen = evidence.map(evidenceFrom);
  for (const [party, facts] of Object.entries(parties)) {
    for (const [kind, patterns, at] of facts) {
      const { scheme, relationship, confidence, ...more } = kinds[kind] as CompiledKind;
      const source = seen[at] ?? unlooked;
      const isPlain = Object.keys(more).length === 0;
      for (const pattern of typeof patterns === "string" ? namesFrom(patterns) : patterns) {
        // Written out: to copy what is shared takes several times as long, and there are thousands.
        const fact = { scheme, pattern, relationship, confidence, party, evidence: source };
        all.push(isPlain ? fact : { ...fact, ...more });
      }
    }
  }
  return all;
}

/** A row that is about what was matched, and its pattern that says so. */
interface FoundRow {
  readonly row: CompiledRow;
  readonly pattern: string | undefined;
}

/** The most specific row; among equals the one for the relation asked for. */
function rowFor(
  compiled: CompiledAlternatives,
  attribution: Attribution,
  matched: string,
  relation: Relation | undefined,
): FoundRow | undefined {
  let best: FoundRow | undefined;
  let bestRank = -1;
  const covers = coverage(attribution, matched);
  for (const { row, patterns } of rowsFor(compiled, attribution)) {
    if (row.relation !== undefined && row.relation !== relation) continue;
    const pattern = longestOf(patterns, attribution, covers);
    const specificity = attribution.family === undefined ? (pattern?.length ?? -1) : 0;
    const rank = specificity * 2 + (row.relation === undefined ? 0 : 1);
    if (specificity >= 0 && rank > bestRank) [best, bestRank] = [{ row, pattern }, rank];
  }
  return best;
}

/** Rows that may be about what an attribution matches, with those of their patterns that are of its kind. */
const concerned = new WeakMap<
  Attribution,
  readonly { readonly row: CompiledRow; readonly patterns: readonly string[] }[]
>();

function rowsFor(compiled: CompiledAlternatives, attribution: Attribution) {
  const known = concerned.get(attribution);
  if (known) return known;
  const { party, scheme, family, pattern } = attribution;
  const kind = scheme === "package" ? pattern.slice(0, pattern.indexOf("/") + 1) : "";
  const rows = rowsOf(compiled, party)
    .map((row) => ({ row, patterns: (row.for ?? []).filter((one) => one.startsWith(kind)) }))
    .filter(({ row, patterns }) => (family === undefined ? patterns.length > 0 : row.families?.includes(family)));
  concerned.set(attribution, rows);
  return rows;
}

/** Whether a pattern covers what was matched. */
type Coverage = (pattern: string) => boolean;

function coverage(attribution: Attribution, matched: string): Coverage {
  return attribution.scheme === "package"
    ? packageMatcher(attribution, matched)
    : (pattern) => matchesPattern(attribution, pattern, matched);
}

/** The longest pattern that covers what was matched. */
function longestOf(patterns: readonly string[], attribution: Attribution, covers: Coverage): string | undefined {
  let longest: string | undefined;
  for (const pattern of patterns) {
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

/** One and the same objects for a row and what they replace: what is worked out from an alternative can be kept with it. */
const expanded = new WeakMap<CompiledRow, Map<string | undefined, readonly Alternative[]>>();

function alternativesOf(compiled: CompiledAlternatives, row: CompiledRow, replaces?: string): readonly Alternative[] {
  const byPattern = expanded.get(row) ?? new Map<string | undefined, readonly Alternative[]>();
  expanded.set(row, byPattern);
  const known = byPattern.get(replaces);
  if (known) return known;
  const made = (row.use ?? []).flatMap((index): Alternative[] => {
    const alternative = compiled.alternatives[index];
    if (!alternative) return [];
    return [{ ...expandAlternative(alternative, compiled.texts), ...(replaces !== undefined && { replaces }) }];
  });
  byPattern.set(replaces, made);
  return made;
}

function once<T>(read: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: read() }).it;
}
