import type { Direction } from "./directions.js";
import type { IdentifierScheme } from "./document.js";
import type { Relationship } from "./relationships.js";

/** Calendar date, `YYYY-MM-DD`; compares as text. */
export type CalendarDate = string;

export type Confidence = "verified" | "unverified";

/** Which companies a list reaches beyond those it names. */
export type AffiliateRule = "named" | "subsidiaries" | "half-owned";

/** A dated rule that changes how affiliates count; `to` absent means "not known after" `knownUntil`. */
export interface AffiliateSwitch {
  readonly rule: AffiliateRule;
  readonly from: CalendarDate;
  /** Last day on which the rule is known to hold. */
  readonly to?: CalendarDate;
  /** `unknown`: from this day the state of the rule was not known when the data was checked. */
  readonly state: "in-force" | "suspended" | "unknown";
  readonly citation: string;
  readonly note?: string;
}

export interface RestrictedList {
  readonly id: string;
  readonly title: string;
  /** Short name for messages: "BIS Entity List". */
  readonly short: string;
  readonly authority: string;
  readonly jurisdiction: string;
  readonly direction: Direction;
  /** One sentence: what is forbidden, to whom. */
  readonly forbids: string;
  /** One sentence: what it does not forbid, where people get it wrong. */
  readonly permits?: string;
  /** Set when the list is about things only: equipment, goods. A software package is then not what it forbids. */
  readonly reaches?: "hardware";
  readonly affiliates: AffiliateRule;
  readonly affiliateSwitches?: readonly AffiliateSwitch[];
  /** The authority's own page, where known. */
  readonly page?: string;
  readonly download?: string;
}

/** A general licence that permits, from `from` to `to` (last day included), what the listing would forbid. */
export interface LicenceWindow {
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly citation?: string;
  readonly note?: string;
}

/** Fields of a listing that were not verified. */
export type RecalledField = "published" | "effective" | "until" | "citation";

/**
 * A party's entry on one list. Dates absent are not established; one that stops at the month or the year
 * (`2024-05`) says that the day is not.
 */
export interface Listing {
  readonly list: string;
  /** The name on the list where it differs from the party's. */
  readonly listedAs?: string;
  /** Press or officials named the party as a candidate on this day. */
  readonly reported?: CalendarDate;
  readonly proposed?: CalendarDate;
  readonly published?: CalendarDate;
  readonly effective?: CalendarDate;
  /** First day on which it is no longer in force. */
  readonly until?: CalendarDate;
  /** Last day on which it is known to be in force: the end of a term whose renewal was not looked up. */
  readonly knownUntil?: CalendarDate;
  readonly citation?: string;
  readonly scope?: string;
  readonly licences?: readonly LicenceWindow[];
  /** The edition of the list in force, where it is cited apart from the act that put the party there. */
  readonly edition?: string;
  /** Day on which the party was last seen on the list, whatever is known of its first day. Absent: when the data was checked. */
  readonly confirmed?: CalendarDate;
  /** Not verified and shown as such. Where the start rests on it, days before the party was seen on the list are never errors. */
  readonly recalled?: readonly RecalledField[];
  readonly confidence: Confidence;
  readonly source: string;
  readonly note?: string;
}

/** A share of a party held by another. `percent` absent: the share is not known, and nothing is computed from it. */
export interface Ownership {
  /** Party id of the owner. */
  readonly owner: string;
  readonly percent?: number;
  /** Known to be half or more while the exact share is not. */
  readonly atLeastHalf?: boolean;
  readonly kind: "subsidiary" | "shareholder" | "affiliate";
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A name under which the party's things are sold. `rebadged`: other makers' brand that sells some of the party's products. */
export interface Brand {
  readonly name: string;
  readonly rebadged?: boolean;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  readonly confidence: Confidence;
  readonly source: string;
  readonly note?: string;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the seat, `ZZ` where there is none. Shown, never evidence. */
  readonly country: string;
  /** Names that identify the party by themselves. */
  readonly aliases: readonly string[];
  /** Short or common names: they support another basis and never stand alone. */
  readonly weakAliases?: readonly string[];
  readonly originalNames?: readonly string[];
  /** Names of other organisations that resemble this party's: they are never taken for it. */
  readonly lookAlikes?: readonly string[];
  readonly brands?: readonly Brand[];
  readonly owners?: readonly Ownership[];
  readonly listings: readonly Listing[];
  /** Why it is in the data though no list names it. */
  readonly why?: string;
  readonly note?: string;
}

/** Scheme of an attribution's pattern: an identifier's scheme or a package coordinate. */
export type AttributionScheme = "package" | IdentifierScheme;

/**
 * Where a recorded fact was seen: a registry's own record of a package, a file in a repository, a page, the maker's
 * documentation, an official text, a list of identifiers. `unlooked`: recorded without a source; never an error.
 */
export type EvidenceKind =
  "registry" | "repository" | "page" | "documentation" | "official" | "identifiers" | "unlooked";

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What is there, without a full stop. Absent for `unlooked`, as is the rest. */
  readonly says?: string;
  /** Where, in words: "pom.xml of alibaba/nacos at 486e198". */
  readonly place?: string;
  /** The same place as a link, where it has one. */
  readonly address?: string;
  /** Day on which it was seen. */
  readonly seen?: CalendarDate;
}

/**
 * A recorded fact: what matches `pattern` belongs to that party, in this relationship, by this evidence.
 * `package` patterns are `type/name` with the name as in a purl but not percent-encoded, `*` only at the end
 * (`npm/@huaweicloud/*`, `pypi/huaweicloudsdk*`); `url` and `host` patterns may hold `*` for one host label and end in `*`;
 * a `url` pattern's `https:` is not compared. `mpn` and `model` patterns are regular expressions anchored at the start,
 * tested on one trimmed cell, case-insensitively, each on identifiers of either scheme. `devicetree` and `automation`
 * patterns may end in `*` (`hisilicon,*`, `homeassistant/zte_*`); `library` patterns are compared without case and end
 * in `*` for the ending of the file name; `usb` and `pci` patterns are `vendor` (all its devices) or `vendor:device`.
 */
export interface Attribution {
  readonly party: string;
  readonly scheme: AttributionScheme;
  readonly pattern: string;
  readonly relationship: Relationship;
  /** Range of versions it holds for, in the ecosystem's own syntax. */
  readonly versions?: string;
  /** `weak` patterns count only beside the maker's name. */
  readonly weak?: boolean;
  /** Class of device or family of parts (`quectel/lte-cat1`): the key of its alternatives. */
  readonly family?: string;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  /** Someone said that it is wrong, and it is being looked at: information at most. */
  readonly disputed?: boolean;
  /** What the pattern stands for, in words, where it does not say so itself. */
  readonly what?: string;
  readonly evidence: Evidence;
  readonly confidence: Confidence;
}

export type Grade = "drop-in" | "pin-compatible" | "near" | "functional" | "redesign";

/**
 * Another source for what an attribution matched. `to` is a purl, a URL, `default` (take the override out),
 * `remove` (take the line out), an image host or a part in words.
 */
export interface Alternative {
  readonly to: string;
  readonly grade: Grade;
  /** The pattern of what it stands for: what that covers of a location is what goes. */
  readonly replaces?: string;
  /** Range to write, in the ecosystem's own syntax, where it was looked up. */
  readonly version?: string;
  readonly licence?: string;
  readonly note: string;
  readonly maintainedBy?: string;
  readonly confidence: Confidence;
}
