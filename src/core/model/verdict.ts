import type { Attribution, CalendarDate, Confidence, Grade, Listing, Party, RestrictedList } from "./blacklist.js";
import type { Direction } from "./directions.js";
import type { Component, Limit, Problem, Span, Unresolved } from "./document.js";
import type { ListingState } from "./listingStates.js";
import type { Relationship } from "./relationships.js";
import type { Severity } from "./severities.js";

/** A listing on a date, with the reason in words. */
export interface ListingStatus {
  readonly listing: Listing;
  readonly list: RestrictedList;
  readonly state: ListingState;
  /** First day of this state, where known. */
  readonly since?: CalendarDate;
  /** Last day of this state, where known. */
  readonly until?: CalendarDate;
  /** Days from the as-of date to the next change (positive) or since the last (negative), where dated. */
  readonly days?: number;
  /** "listed since 2019-05-16, 84 FR 22961; licensed until 2019-08-19 (3 days left)". */
  readonly reason: string;
  /** Set when the party is reached through an owner: the ids from the party up to the listed owner. */
  readonly through?: readonly string[];
  /** The day lies before the party was seen on the list, and that the listing had begun is not verified: never an error. */
  readonly recalled?: boolean;
  /** The party is reached through a tie to its owner that was not seen in a source: never an error. */
  readonly supposedTie?: boolean;
}

/** How a match was made, strongest first. */
export type Basis =
  /** The exact coordinate or registry id. */
  | "identifier"
  /** A namespace, scope, prefix or family. */
  | "namespace"
  /** The host or repository something is downloaded from. */
  | "host"
  /** A part number or model of a known family. */
  | "pattern"
  /** A supplier named in the document equals a name of the party. */
  | "name"
  /** A supplier's name resembles one: never more than a hint. */
  | "similar-name"
  /** A supplier's name is a short or common one of the party's, which others bear too: never more than a hint. */
  | "short-name";

/**
 * How sure it is that a name is the known one's. It is certainty and nothing else: the list, the team's activities and its policy
 * make a severity of it.
 */
export type Band = "error" | "warning" | "hint" | "related" | "none";

/** How a name that a document gives compares with the known one. */
export interface NameLikeness {
  /** The known name. */
  readonly known: string;
  readonly band: Exclude<Band, "none">;
  /** 0 to 1; only for putting names in order. */
  readonly score: number;
  /** Word by word: `hangzhou = hangzhou, hikvison ≈ hikvision, + usa`. */
  readonly alignment: string;
}

/** What screening found: component × party. */
export interface Match {
  readonly component: Component;
  readonly party: Party;
  readonly basis: Basis;
  readonly relationship: Relationship;
  /** The characters that matched, and where. */
  readonly matched: string;
  readonly span: Span;
  readonly confidence: Confidence;
  readonly attribution?: Attribution;
  /** How the name of the maker or supplier that it rests on compares with the party's. */
  readonly likeness?: NameLikeness;
  /** What the match rests on, in words: the attribution's evidence or the alias it equals. */
  readonly evidence: string;
}

export type RuleId =
  /** A package, part or product of a party on a list. */
  | "listed-component"
  /** A host run by a party on a list. */
  | "listed-source"
  /** A weaker tie: brand, interop, origin, bundles, maintainer. */
  | "related-component"
  /** A party reported, proposed or published and not in force. */
  | "watched-party"
  /** A place that is not among those that the policy trusts. */
  | "untrusted-source"
  /** Findings about the policy file itself. */
  | "policy-error"
  | "waiver-expiring"
  | "waiver-expired"
  | "waiver-unused"
  | "waiver-duplicate";

/** Replace `[start, end)` by `newText`. */
export interface Edit extends Span {
  readonly newText: string;
}

/**
 * What a fix does: puts another package or source there, exchanges a part for another one, names another part beside it, marks it
 * as not placed, takes the declaration out. A `note` says what to do by hand and has no edits.
 */
export type FixKind = "replace" | "swap" | "alternate" | "not-placed" | "remove" | "note";

export interface Fix {
  /** What choosing it does, in words. */
  readonly title: string;
  readonly kind: FixKind;
  readonly grade?: Grade;
  /**
   * Non-overlapping edits of the finding's own document, which were tried on it; empty when it is to be done by hand. Reading them
   * from a finding may read the document again: see `remedies/verifiedFixes.ts`.
   */
  readonly edits: readonly Edit[];
  /** What changes for the user's code or board. */
  readonly note?: string;
  /** The command that brings the lockfile in line; never run by this program. */
  readonly command?: string;
  /** May be applied without thought: only a `drop-in` with edits. */
  readonly preferred?: boolean;
  /** What the fix puts there: purl, URL or part; screened before it is offered. */
  readonly to?: string;
  /** Where it is to be done, when that is another file. */
  readonly declaredIn?: Declaration;
}

/** Where a generated file's component is declared. */
export interface Declaration {
  /** Usual names of the file, relative to the generated file's folder, `*` for what is anyone's to name; the most usual first. */
  readonly files: readonly string[];
  /** The component to look for there: what brought the finding's in, or that itself. Absent where the file does not say. */
  readonly name?: string;
}

/** What a package is needed for, where that is not the product itself. */
export type ScopeKind = "dev" | "test" | "optional";

export interface Waiver {
  readonly id?: string;
  readonly party?: string;
  /** purl, host, part number or name, `*` at the end. */
  readonly component?: string;
  /** Glob over the file's path, workspace-relative. */
  readonly path?: string;
  readonly list?: string;
  /** Range of versions, as the ecosystem of `component` writes them. */
  readonly versions?: string;
  /** Only packages that are needed for one of these alone. */
  readonly scopes?: readonly ScopeKind[];
  /** What the party was listed for when this was decided, by list id: a listing that is not here is not waived. */
  readonly listed?: Readonly<Record<string, Direction | "watched">>;
  readonly reason: string;
  readonly requestedBy?: string;
  readonly approver?: string;
  readonly decided?: CalendarDate;
  /** The last day on which it holds. */
  readonly expires: CalendarDate;
}

/** A judged match, or all of those of one source. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The first of the places. */
  readonly span: Span;
  /**
   * Where it is in the document, in its order. More than one when the finding is about a source that the document names
   * again and again: a registry, a mirror. `component` and `match` are those of the first.
   */
  readonly places: readonly Span[];
  readonly message: string;
  readonly component: Component;
  readonly match: Match;
  /** The status that decided the severity. */
  readonly status: ListingStatus;
  /** Every listing of the party that is not over, the deciding one first. */
  readonly statuses: readonly ListingStatus[];
  /** Why the severity is what it is, in words. */
  readonly because: string;
  readonly fixes: readonly Fix[];
  /** Present: the finding is waived; shown in audits only. */
  readonly waiver?: Waiver;
  /** Component (or source) and party: by it a manifest's finding and its lockfile's are shown together. */
  readonly subject: string;
  /** File, component (or source) and party, as 32 hex digits: no line, no wording, for alerts and baselines. */
  readonly fingerprint: string;
}

/** What `analyze` says of one document. */
export interface Analysis {
  /** Id of the format that read it; absent when no format claims the document. */
  readonly format?: string;
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly limits: readonly Limit[];
  readonly unresolved: readonly Unresolved[];
}
