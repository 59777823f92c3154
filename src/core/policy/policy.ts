import type { CalendarDate, Direction, Relationship, ScopeKind, Severity, Waiver } from "../model.js";

export type PolicySeverity = Severity | "off";

/** What the team does; a list that forbids one of these is an error, one that touches none is information. */
export type Activity =
  | "none"
  | "export"
  | "us-exports"
  | "eu-exports"
  | "uk-exports"
  | "us-federal-contracts"
  | "us-defense-contracts"
  | "us-sales"
  | "us-imports"
  | "us-person"
  | "eu-person"
  | "uk-person"
  | "ca-person"
  | "ch-person"
  | "au-person"
  | "ukraine"
  | "securities";

/** What a waiver needs besides a reason and an expiry. */
export interface WaiverRules {
  /** It names who asked for it and who approved it, and they are not the same. */
  readonly twoPeople?: boolean;
  /** It names the day on which it was decided, and ends at most so many days after it. */
  readonly mostDays?: number;
  /** It names what the party was listed for when it was decided. */
  readonly bound?: boolean;
}

/** A party the team lists itself. */
export interface OwnParty {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Package patterns as purls, `*` at the end; hosts; part numbers. */
  readonly packages?: readonly string[];
  /** By one of those patterns: the range of versions that is meant, as its ecosystem writes them. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly hosts?: readonly string[];
  readonly parts?: readonly string[];
  readonly severity?: Severity;
  readonly reason: string;
  readonly since?: CalendarDate;
}

/** Files whose problems and limits do not make an audit incomplete. They are read, and what is found in them counts. */
export interface AcceptedUnread {
  /** Glob over paths relative to the root; a folder means the files below it. */
  readonly path: string;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly expires: CalendarDate;
}

/** What of an upper layer a lower one may be let loosen. */
export type Loosenable =
  | "lists"
  | "directions"
  | "relationships"
  | "scopes"
  | "parties"
  | "watch"
  | "activities"
  | "waivers"
  | "exclude"
  | "acceptUnread";

/** What a team decided. Everything absent means the default. */
export interface Policy {
  readonly asOf?: CalendarDate;
  /** The imported knowledge by which is judged: `cache`, and `#` with the hash it must have. */
  readonly knowledge?: string;
  /** The imported lists in which names are looked up: `cache` or a path, and `#` with the hash they must have. */
  readonly officialLists?: string;
  /** Ids of the lists that count; the others are off unless `lists` says what they weigh. */
  readonly onlyLists?: readonly string[];
  /** By list id. */
  readonly lists?: Readonly<Record<string, PolicySeverity>>;
  readonly directions?: Readonly<Partial<Record<Direction, PolicySeverity>>>;
  readonly activities?: readonly Activity[];
  /** Ceiling for a relationship: the finding is at most this; `off` drops it. `listed` means the list's own severity. */
  readonly relationships?: Readonly<Partial<Record<Relationship, PolicySeverity | "listed">>>;
  /** Ceiling for what is needed for that alone. */
  readonly scopes?: Readonly<Partial<Record<ScopeKind, PolicySeverity | "listed">>>;
  /** By party id: the team's own word, over everything else. */
  readonly parties?: Readonly<Record<string, PolicySeverity>>;
  readonly ownParties?: readonly OwnParty[];
  /** Hosts, with or without a path, that things may come from; all others are findings. */
  readonly trusted?: readonly string[];
  /** Reported and proposed parties; default `information`. */
  readonly watch?: PolicySeverity;
  readonly waivers: readonly Waiver[];
  readonly waiverRules?: WaiverRules;
  /** Whether comments in the files under analysis may waive findings; default no. */
  readonly inlineWaivers?: boolean;
  /** Globs of files that an audit leaves out, counted; a folder means the files below it. */
  readonly exclude?: readonly string[];
  readonly acceptUnread?: readonly AcceptedUnread[];
  readonly hardware?: HardwarePolicy;
}

export interface HardwarePolicy {
  /** Further files to read as hardware specs, as globs. */
  readonly files?: readonly string[];
  /** Column header or key → role (`manufacturer`, `mpn`, `quantity`, …). */
  readonly columns?: Readonly<Record<string, string>>;
  /** Formats that are off by default: `frigate`, `mac-addresses`. */
  readonly also?: readonly string[];
  /** Board files of the team's own inside a kernel's or firmware distribution's catalogue, as globs. */
  readonly boards?: readonly string[];
  /** Approved vendor list: for a part, the makers and numbers that may replace it. */
  readonly approved?: readonly { readonly for: string; readonly manufacturer: string; readonly mpn: string }[];
}

/** The policy of a team that has declared nothing. */
export const emptyPolicy: Policy = { waivers: [] };
