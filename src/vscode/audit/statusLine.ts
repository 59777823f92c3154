import { severityOrder } from "../../core/model/severities.js";
import type { Severity } from "../../core/model.js";
import { openOf, type OpenCounts } from "./auditRows.js";

/** What the status bar says of an audit. */
export interface StatusFacts {
  readonly counts: OpenCounts;
  /** Where the policy comes from; the lowest layer, or undefined for the defaults. */
  readonly policy: string | undefined;
  /** The day up to which the lists were checked. */
  readonly checkedUntil: string;
  /** Part of what was found may have changed. */
  readonly stale: boolean;
  /** Something could not be read, or the audit ended early. */
  readonly incomplete: boolean;
  readonly partial: boolean;
}

const icons = { error: "error", warning: "warning", information: "info", hint: "lightbulb" } as const;

/** Words of the status line, as the caller's language has them. */
export interface StatusWords {
  none: string;
  partial: string;
  defaultPolicy: string;
  stale: string;
  incomplete: string;
  lists(date: string): string;
  findings(count: number, gravest: Severity): string;
}

/** The text of the status bar's item: the highest severity with its number, the policy, the day of the lists. */
export function statusLine(
  { counts, policy, checkedUntil, stale, incomplete, partial }: StatusFacts,
  words: StatusWords,
): string {
  const gravest = severityOrder.find((severity) => counts[severity] > 0);
  const icon = stale ? "sync" : gravest ? icons[gravest] : incomplete ? "warning" : "pass";
  const found = gravest ? String(openOf(counts)) : words.none;
  const parts = [
    found + (partial ? ` (${words.partial})` : ""),
    policy ?? words.defaultPolicy,
    words.lists(checkedUntil),
  ];
  return `$(${icon}) ${parts.map(plain).join(" · ")}`;
}

/** The same for a screen reader, which reads no icon: what is counted, and its state. */
export function statusName(
  { counts, policy, checkedUntil, stale, incomplete, partial }: StatusFacts,
  words: StatusWords,
): string {
  const gravest = severityOrder.find((severity) => counts[severity] > 0);
  const found = gravest ? words.findings(openOf(counts), gravest) : words.none;
  const states = [
    ...(stale ? [words.stale] : []),
    ...(partial ? [words.partial] : incomplete ? [words.incomplete] : []),
  ];
  return `SanctionLint: ${[found, ...states, policy ?? words.defaultPolicy, words.lists(checkedUntil)].join(", ")}`;
}

/** `$(name)` is an icon in the status bar; a file's name is none. */
function plain(text: string): string {
  return text.replaceAll("$(", "$ (");
}

/** A text with a line through it, where only plain text can be shown. */
export function struckOut(text: string): string {
  return [...text].map((character) => `${character}\u0336`).join("");
}
