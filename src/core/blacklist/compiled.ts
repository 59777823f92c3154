import type {
  Alternative,
  Attribution,
  CalendarDate,
  Confidence,
  Grade,
  Party,
  Relation,
  RestrictedList,
} from "../model.js";
import type { StoredEvidence } from "./storedEvidence.js";

/** Changes when a program that reads the compiled data as before would read it wrongly. */
export const knowledgeFormat = 2;

/**
 * The compiled data is a text of four lines, each one JSON value: head, parties, attributions, alternatives.
 * A line is parsed when something of it is first asked for; `\n` is nowhere else in the text, which is all ASCII: engines decode and
 * parse that fastest.
 */
export interface CompiledHead {
  /** `knowledgeFormat` of the program that wrote it. */
  readonly format: number;
  readonly version: string;
  /** SHA-256 over everything but `format`, `version` and itself. */
  readonly hash: string;
  readonly checkedUntil: CalendarDate;
  readonly lists: readonly RestrictedList[];
}

export type CompiledParties = readonly Party[];

/** What recorded facts share but for their party, patterns and evidence. */
export type CompiledKind = Omit<Attribution, "party" | "pattern" | "evidence">;

/**
 * One recorded fact: an index into `CompiledAttributions.kinds`, all the patterns that share it (a list, or many in one text: see
 * `frontCoding.ts`), and an index into `CompiledAttributions.evidence`.
 */
export type CompiledAttribution = readonly [kind: number, patterns: readonly string[] | string, evidence: number];

export interface CompiledAttributions {
  readonly kinds: readonly CompiledKind[];
  readonly evidence: readonly StoredEvidence[];
  readonly parties: Readonly<Record<string, readonly CompiledAttribution[]>>;
}

/** `[to, grade, note, maintainedBy, confidence, version, licence]`; texts are indexes into `CompiledAlternatives.texts`. */
export type CompiledAlternative = readonly [
  to: number,
  grade: Grade,
  note: number,
  maintainedBy?: number | null,
  confidence?: Confidence | null,
  version?: number | null,
  licence?: number | null,
];

/** The other sources for what one of the patterns matches, or for families. */
export interface CompiledRow {
  readonly for?: readonly string[];
  readonly families?: readonly string[];
  readonly relation?: Relation;
  readonly what: number;
  /** Indexes into `CompiledAlternatives.alternatives`. */
  readonly use?: readonly number[];
  readonly none?: number;
}

export interface CompiledAlternatives {
  readonly texts: readonly string[];
  readonly alternatives: readonly CompiledAlternative[];
  readonly parties: Readonly<Record<string, readonly CompiledRow[]>>;
}

/** An alternative from its compiled form. */
export function expandAlternative(compiled: CompiledAlternative, texts: readonly string[]): Alternative {
  const [to, grade, note, maintainedBy, confidence, version, licence] = compiled;
  const text = (index: number | null | undefined): string | undefined =>
    index === undefined || index === null ? undefined : texts[index];
  const by = text(maintainedBy);
  const range = text(version);
  const terms = text(licence);
  return {
    to: text(to) ?? "",
    grade,
    note: text(note) ?? "",
    confidence: confidence ?? "unverified",
    ...(by !== undefined && { maintainedBy: by }),
    ...(range !== undefined && { version: range }),
    ...(terms !== undefined && { licence: terms }),
  };
}
