import type { Alternative, Edit, Finding, Fix, Grade, Relationship } from "../model.js";
import { besideRange } from "../ecosystems/versions/besideRange.js";
import { canonicalType } from "../ecosystems/packageTypes.js";
import { writtenVersion } from "../ecosystems/manifests.js";
import { writtenName } from "../ecosystems/writtenNames.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { packageNamedBy } from "../remedies/namedPackage.js";
import { comparison, type Override } from "../remedies/overrides/override.js";

/** An override that would do away with a finding on a package that others bring in, and how much is to be thought about first. */
export interface ProposedOverride {
  readonly override: Override;
  readonly grade: Grade;
  readonly note: string;
  /** What comes there, for people. */
  readonly to: string;
}

/** Ties that began or ended with a version: what a package bundles or where it came from is another matter. */
const owning: ReadonlySet<Relationship> = new Set(["publisher", "owner"]);

/** The best override that is recorded; else why there is none. */
export function overrideFor(
  { match, component }: Finding,
  knowledge: Knowledge,
): ProposedOverride | { readonly because: string } {
  const { attribution, matched } = match;
  const { ecosystem, name, relation, via } = component;
  const owner = via?.[0] ?? "what brings it in";
  if (!attribution || ecosystem === undefined)
    return { because: `it is known by its maker alone; replace or upgrade ${owner}` };
  const isOwned = owning.has(attribution.relationship);
  const bound =
    isOwned && attribution.versions !== undefined ? besideRange(ecosystem, attribution.versions) : undefined;
  if (bound) {
    const when = bound.side === "before" ? "before it became the party's" : "since it is the party's no more";
    return {
      override: { name, bound },
      grade: "near",
      to: `${name} ${comparison(bound)}`,
      note: `A version from ${when}; ${owner} may ask for another.`,
    };
  }
  const recorded = knowledge.alternativesFor(attribution, matched, relation);
  const own = recorded.flatMap((alternative) => asOverride(alternative, name, ecosystem) ?? []);
  const best = own.find(({ grade }) => grade === "drop-in") ?? own.find(({ grade }) => grade === "near");
  if (best) {
    const caution = best.grade === "drop-in" ? "" : ` The code of ${owner} would have to go with it.`;
    return { ...best, note: `${best.note}.${caution}` };
  }
  if (recorded.length === 0) return { because: `no other source is recorded; replace or upgrade ${owner}` };
  return { because: `what is recorded needs changes of code that is not yours; replace or upgrade ${owner}` };
}

function asOverride(alternative: Alternative, name: string, ecosystem: string): ProposedOverride | undefined {
  const { grade, note, version, to } = alternative;
  // A repository instead of a registry: what Cargo's [patch] takes.
  if (/^https:\/\/\S+$/.test(to) && canonicalType(ecosystem) === "cargo")
    return { override: { name, other: to }, grade, note, to };
  const purl = packageNamedBy(alternative);
  if (purl?.type !== canonicalType(ecosystem)) return undefined;
  const range = purl.version ?? version;
  const versions = range === undefined ? undefined : writtenVersion(ecosystem, range);
  const other = writtenName(purl);
  return { override: { name, other, ...(versions !== undefined && { versions }) }, grade, note, to: other };
}

/** An override as what is done about a finding. */
export function overrideFix(
  proposed: ProposedOverride,
  section: string,
  edits: readonly Edit[],
  command?: string,
): Fix {
  const { override, grade, note, to } = proposed;
  return {
    title: `Override ${override.name} by ${to} in ${section}`,
    kind: "replace",
    grade,
    note,
    to,
    edits,
    ...(command !== undefined && { command }),
  };
}

/** The smallest edit that makes one text of another; undefined where they are the same. */
export function editBetween(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let common = 0;
  while (
    common < shorter - start &&
    before.charCodeAt(before.length - 1 - common) === after.charCodeAt(after.length - 1 - common)
  )
    common++;
  return { start, end: before.length - common, newText: after.slice(start, after.length - common) };
}
