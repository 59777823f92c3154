import type { LinkedPlaces, LinkPlace } from "../audit/linkPlaces.js";
import type { CalendarDate, Evidence, Finding, ListingStatus, SourceText } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { LineIndex } from "../text/lineIndex.js";
import { purlOf } from "../ecosystems/writtenNames.js";

/** One list that a party stands on, as the evidence says it. */
export interface ListEvidence {
  readonly list: string;
  readonly title: string;
  readonly authority: string;
  readonly jurisdiction: string;
  readonly state: string;
  readonly reason: string;
  readonly published?: CalendarDate;
  readonly effective?: CalendarDate;
  readonly until?: CalendarDate;
  readonly citation?: string;
  readonly edition?: string;
  readonly listedAs?: string;
  readonly confidence: string;
  readonly source: string;
  readonly through?: readonly string[];
}

/** What a finding rests on, as data for a ticket or an archive: `JSON.stringify` loses nothing of it. */
export interface EvidenceRecord {
  readonly asOf: CalendarDate;
  readonly blacklist: { readonly version: string; readonly hash: string; readonly checkedUntil: CalendarDate };
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  /** Where source and build files link or import it: the first places, and how many there are. */
  readonly linked?: { readonly count: number; readonly places: readonly Omit<LinkPlace, "uri">[] };
  readonly component: { readonly name: string; readonly purl?: string; readonly scope: string };
  readonly matched: {
    readonly text: string;
    readonly basis: string;
    readonly relationship: string;
    readonly confidence: string;
    readonly evidence: string;
    /** Kind, place, link and day of the evidence; absent for a match by a name alone. */
    readonly source?: Evidence;
    readonly pattern?: string;
  };
  readonly party: { readonly id: string; readonly name: string };
  readonly severity: string;
  readonly because: string;
  /** The deciding list first. */
  readonly lists: readonly ListEvidence[];
  readonly fingerprint: string;
}

/** The evidence card of a finding as data; the same facts as `evidenceCard` gives in Markdown. Lines and columns begin at 1. */
export function evidenceRecord(
  source: SourceText,
  finding: Finding,
  knowledge: Pick<Knowledge, "version" | "hash" | "checkedUntil">,
  asOf: CalendarDate,
  linked?: LinkedPlaces,
): EvidenceRecord {
  const { component, match, severity, because, fingerprint } = finding;
  const { line, column } = new LineIndex(source.text).positionAt(finding.span.start);
  const purl = purlOf(component);
  const others = finding.statuses.filter((status) => status !== finding.status);
  return {
    asOf,
    blacklist: { version: knowledge.version, hash: knowledge.hash, checkedUntil: knowledge.checkedUntil },
    place: { file: source.uri, line, column },
    ...(linked &&
      linked.count > 0 && {
        linked: { count: linked.count, places: linked.places.map(({ uri: _, ...place }) => place) },
      }),
    component: { name: component.name, ...(purl !== undefined && { purl }), scope: component.scope },
    matched: {
      text: match.matched,
      basis: match.basis,
      relationship: match.relationship,
      confidence: match.confidence,
      evidence: match.evidence,
      ...(match.attribution && { source: match.attribution.evidence, pattern: match.attribution.pattern }),
    },
    party: { id: match.party.id, name: match.party.name },
    severity,
    because,
    lists: [finding.status, ...others].map(listEvidence),
    fingerprint,
  };
}

function listEvidence({ list, listing, state, reason, through }: ListingStatus): ListEvidence {
  const { published, effective, until, citation, edition, listedAs, confidence, source } = listing;
  return {
    list: list.id,
    title: list.title,
    authority: list.authority,
    jurisdiction: list.jurisdiction,
    state,
    reason,
    ...(published !== undefined && { published }),
    ...(effective !== undefined && { effective }),
    ...(until !== undefined && { until }),
    ...(citation !== undefined && { citation }),
    ...(edition !== undefined && { edition }),
    ...(listedAs !== undefined && { listedAs }),
    confidence,
    source,
    ...(through !== undefined && { through }),
  };
}
