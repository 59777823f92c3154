import type {
  Alternative,
  Attribution,
  AttributionScheme,
  CalendarDate,
  Confidence,
  Evidence,
  Grade,
  Party,
  Relation,
  RestrictedList,
} from "../model.js";

/** Changes when a program that reads the compiled data as before would read it wrongly. */
export const knowledgeFormat = 1;

/**
 * The compiled data is a text of four lines, each one JSON value: head, parties, attributions, alternatives.
 * A line is parsed when something of it is first asked for; `\n` is nowhere else in the text.
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

/** One recorded fact with all the patterns that share it: a list, or many in one text (see `frontCoding.ts`). */
export interface CompiledAttribution extends Omit<Attribution, "party" | "scheme" | "pattern" | "evidence"> {
  readonly scheme: AttributionScheme;
  readonly patterns: readonly string[] | string;
  /** Index into `CompiledAttributions.evidence`. */
  readonly evidence: number;
}

export interface CompiledAttributions {
  readonly evidence: readonly Evidence[];
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
