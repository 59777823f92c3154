import type { AuditSink } from "../audit/sink.js";
import type { AuditedDocument } from "../audit/result.js";
import { severityOrder } from "../model/severities.js";
import type { Finding, Severity } from "../model.js";
import { detached } from "../text/detached.js";
import { LineIndex } from "../text/lineIndex.js";
import { plural } from "./count.js";
import { begun, told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { plainPath } from "./plain.js";

/** What one audit makes of one finding. */
export interface Standing {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly waived: boolean;
  readonly message: string;
  readonly because: string;
}

/** A finding that another policy makes another of. */
export interface ChangedStanding {
  readonly before: Standing;
  readonly after: Standing;
}

/** What another policy would make of an audit. */
export interface PolicyChange {
  readonly appear: readonly Standing[];
  readonly change: readonly ChangedStanding[];
  readonly vanish: readonly Standing[];
}

/** Keeps what an audit finds, for comparing. Findings of one file about the same component and party are told apart by their order. */
export class Standings implements AuditSink {
  readonly all = new Map<string, Standing>();
  private readonly seen = new Map<string, number>();

  document({ file, source, analysis }: AuditedDocument): void {
    if (analysis.findings.length === 0) return;
    const lines = new LineIndex(source.text);
    for (const finding of analysis.findings) {
      const key = `${detached(file)} ${finding.subject}`;
      const count = this.seen.get(key) ?? 0;
      this.seen.set(key, count + 1);
      this.all.set(`${key} ${count}`, standing(finding, detached(file), lines));
    }
  }
}

function standing(
  { span, rule, severity, waiver, message, because }: Finding,
  file: string,
  lines: LineIndex,
): Standing {
  const { line, column } = lines.positionAt(span.start);
  return {
    file,
    line,
    column,
    rule,
    severity,
    waived: waiver !== undefined,
    message: told(message),
    because: told(because),
  };
}

/** Compares what two audits of the same files found. */
export function policyChange(before: Standings, after: Standings): PolicyChange {
  const appear: Standing[] = [];
  const change: ChangedStanding[] = [];
  for (const [key, now] of after.all) {
    const then = before.all.get(key);
    if (!then) appear.push(now);
    else if (then.severity !== now.severity || then.waived !== now.waived || then.rule !== now.rule)
      change.push({ before: then, after: now });
  }
  const vanish = [...before.all].flatMap(([key, then]) => (after.all.has(key) ? [] : [then]));
  return { appear, change, vanish };
}

/** The same for people. */
export function policyChangeText({ appear, change, vanish }: PolicyChange, layout: Layout): string {
  const { palette } = layout;
  const row = (one: Standing, word: string, more = ""): string[] =>
    begun(
      `  ${plainPath(one.file)}:${one.line}:${one.column}  `,
      one.severity,
      word,
      `${one.message}${more}  ${one.rule}`,
      layout,
    );
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [palette.bold(title), ...lines, ""];
  const lines = [
    ...section(
      "Would appear",
      appear.flatMap((one) => row(one, worded(one), ` (${one.because})`)),
    ),
    ...section(
      "Would change",
      change.flatMap(({ before, after }) => row(after, `${worded(before)} → ${worded(after)}`, ` (${after.because})`)),
    ),
    ...section(
      "Would vanish",
      vanish.flatMap((one) => row(one, worded(one))),
    ),
    palette.bold(`${appear.length} would appear, ${change.length} change, ${vanish.length} vanish.`),
    `Open before: ${counted([...change.map(({ before }) => before), ...vanish])}; after: ${counted([...change.map(({ after }) => after), ...appear])}; of those that differ. Nothing was written.`,
  ];
  return `${lines.join("\n")}\n`;
}

function worded({ severity, waived }: Standing): string {
  return waived ? "waived" : severity;
}

function counted(all: readonly Standing[]): string {
  const open = all.filter(({ waived }) => !waived);
  const counts = severityOrder.flatMap((severity) => {
    const count = open.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [severity === "information" ? `${count} information` : plural(count, severity)];
  });
  return counts.length === 0 ? "none" : counts.join(", ");
}
