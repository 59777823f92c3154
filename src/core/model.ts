/**
 * The words of SanctionLint as types: readonly plain data, string unions, nothing that `JSON.stringify` loses.
 * Offsets everywhere are UTF-16 code units into `SourceText.text`; lines and columns exist only at the edges.
 */

/** One version of one document. `uri` ends in the file's path with forward slashes; formats are recognised by it. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
}

/** Half-open range `[start, end)` of UTF-16 code units in `SourceText.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something that could not be read, with its place. */
export interface Problem extends Span {
  readonly message: string;
}

export type ComponentKind =
  | "library"
  | "application"
  | "container"
  | "service"
  | "model"
  | "device"
  | "part"
  | "firmware"
  /** A place things are downloaded from: a registry, a repository, a mirror, a CDN. */
  | "source";

/**
 * Schemes of the handles that screening can look up besides the package coordinate:
 * `url` a download location as written; `host` a bare host or image registry; `image` an image repository without tag;
 * `mpn` a manufacturer's part number; `model` a device model; `name` a product name;
 * `devicetree` a compatible string; `usb` and `pci` `vendor[:device]` in hex; `oui` a MAC address or prefix;
 * `automation` an integration or driver id (`homeassistant/hikvision`, `netmiko/huawei`); `library` a native library's file name;
 * `cpe` a CPE name; `lcsc` a distributor's number.
 */
export type IdentifierScheme =
  | "url"
  | "host"
  | "image"
  | "mpn"
  | "model"
  | "name"
  | "devicetree"
  | "usb"
  | "pci"
  | "oui"
  | "automation"
  | "library"
  | "cpe"
  | "lcsc";

/** One handle of a component: its scheme, its value as written, and the characters that say it. */
export interface Identifier extends Span {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

export type SupplierRole = "manufacturer" | "publisher" | "supplier" | "distributor" | "author" | "brand";

/** An organisation the document names beside a component. */
export interface Supplier extends Span {
  readonly role: SupplierRole;
  readonly name: string;
}

/** How a component got into the file: declared here, pulled in by another, or offered as an alternate to another. */
export type Relation = "direct" | "transitive" | "alternate";

/** Facts only hardware files carry. */
export interface Placement {
  readonly quantity?: string;
  readonly designators?: string;
  /** "Do not place": the part is in the file and not in the product. */
  readonly notPlaced?: boolean;
  /** Components of one row or approved-vendor entry share a group: they are alternates of each other. */
  readonly group?: number;
}

/**
 * One declared thing. The package coordinate is `ecosystem` + `name` + `version`; its purl is derived (`purlOf`),
 * not stored, because a lockfile of 80,000 lines holds 20,000 of them.
 */
export interface Component {
  readonly kind: ComponentKind;
  /** Package URL type (`npm`, `pypi`, `maven`, `golang`, …); absent for what has no package coordinate (a part, a host). */
  readonly ecosystem?: string | undefined;
  /** As the ecosystem's users write it: `@scope/name`, `group:artifact`, `vendor/package`, module path, image without tag. */
  readonly name: string;
  /** Exactly as written; for an exact pin without its operator (`==1.0` says `1.0`). Absent when the document does not say. */
  readonly version?: string | undefined;
  /** What a diagnostic underlines: the name, without quotes. */
  readonly nameSpan: Span;
  readonly versionSpan?: Span | undefined;
  /** The whole declaration: the property, the line, the row, the element. */
  readonly entry: Span;
  /** The section it stands in, in the file's own word: `devDependencies`, `require`, `BOM row`. */
  readonly scope: string;
  readonly relation: Relation;
  readonly identifiers?: readonly Identifier[] | undefined;
  readonly suppliers?: readonly Supplier[] | undefined;
  /** Names of the components that brought this one in, as far as the file says. */
  readonly via?: readonly string[] | undefined;
  readonly placement?: Placement | undefined;
  /** Set when the file describes components without choosing them (a driver table, documentation): findings are information at most. */
  readonly mention?: boolean;
}

/** What a format read. Nothing and no problem means: read it all, nothing there. */
export interface Extraction {
  readonly components: readonly Component[];
  readonly problems: readonly Problem[];
}

/** Calendar date, `YYYY-MM-DD`; compares as text. */
export type CalendarDate = string;

export type Confidence = "verified" | "unverified";

/** What a list forbids. */
export type Direction = "blocking" | "market" | "import" | "procurement" | "export" | "securities";

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

/** Fields of a listing that were written from memory. */
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
  /** Written from memory: shown as such; where the start or the citation rests on it, the finding is never an error. */
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
  readonly note?: string;
}

export type Relationship =
  "publisher" | "owner" | "mirror" | "manufacturer" | "brand" | "interop" | "origin" | "bundles" | "maintainer";

/** Scheme of an attribution's pattern: an identifier's scheme or a package coordinate. */
export type AttributionScheme = "package" | IdentifierScheme;

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
  readonly evidence: string;
  readonly confidence: Confidence;
  readonly note?: string;
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

export type ListingState =
  | "reported"
  | "proposed"
  | "published"
  | "listed"
  | "licensed"
  | "suspended"
  | "removed"
  /** The listing exists and its first day is not established. */
  | "undated"
  /** Whether it is in force on that day is not known: a term or a suspension ended and what followed was not seen. */
  | "unknown";

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
  /** The first day or the citation was written from memory: never an error. */
  readonly recalled?: boolean;
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
  | "similar-name";

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
  /** What the match rests on, in words: the attribution's evidence or the alias it equals. */
  readonly evidence: string;
}

export type Severity = "error" | "warning" | "information" | "hint";

export type RuleId =
  /** A package, part or product of a party on a list. */
  | "listed-component"
  /** A host run by a party on a list. */
  | "listed-source"
  /** A weaker tie: brand, interop, origin, bundles, maintainer. */
  | "related-component"
  /** A party reported, proposed or published and not in force. */
  | "watched-party"
  /** Findings about the policy file itself. */
  | "policy-error"
  | "waiver-expired"
  | "waiver-unused"
  | "waiver-duplicate";

/** Replace `[start, end)` by `newText`. */
export interface Edit extends Span {
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  readonly kind: "replace" | "remove" | "swap";
  readonly grade?: Grade;
  /** Non-overlapping edits of the finding's own document; empty when the fix is advice with the place. */
  readonly edits: readonly Edit[];
  /** What changes for the user's code or board. */
  readonly note?: string;
  /** The command that brings the lockfile in line; never run by this program. */
  readonly command?: string;
  /** May be applied without thought: only a `drop-in` with edits. */
  readonly preferred?: boolean;
  /** What the fix puts there: purl, URL or part; screened before it is offered. */
  readonly to?: string;
}

export interface Waiver {
  readonly id?: string;
  readonly party?: string;
  /** purl, host, part number or name, `*` at the end. */
  readonly component?: string;
  /** Glob over the file's path, workspace-relative. */
  readonly path?: string;
  readonly list?: string;
  readonly reason: string;
  readonly approver?: string;
  readonly expires: CalendarDate;
}

/** A judged match. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly span: Span;
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
  /** Rule, component and party; survives moving the line. */
  readonly fingerprint: string;
}

/** What `analyze` says of one document. */
export interface Analysis {
  /** Id of the format that read it; absent when no format claims the document. */
  readonly format?: string;
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
