import type { Component, Edit, Fix, Identifier, Span } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { ProposedFix } from "./proposedFix.js";
import type { Verifier } from "./verifier.js";
import type { FixContext } from "./fixContext.js";

/** Fixes that put another maker's part in the row: one of the row's own alternates, or one of the policy's approved list. */
export function partSwaps(verdict: Verdict, verifier: Verifier): Fix[] {
  return [...approvedSwaps(verdict, verifier), ...alternateSwaps(verdict, verifier)];
}

function approvedSwaps(verdict: Verdict, verifier: Verifier): Fix[] {
  const { component } = verdict;
  const { context } = verifier;
  const number = numberOf(component);
  return (context.policy.hardware?.approved ?? []).flatMap((approved): Fix[] => {
    if (!sameNumber(approved.for, number?.value ?? component.name)) return [];
    const maker = makerOf(component);
    const edits = (): Edit[] =>
      [
        { ...(number ?? component.nameSpan), newText: approved.mpn },
        ...(maker ? [{ start: maker.start, end: maker.end, newText: approved.manufacturer }] : []),
      ].map(({ start, end, newText }) => ({ start, end, newText: cell(newText, context, start) }));
    const to = `${approved.manufacturer} ${approved.mpn}`;
    const title = `Use ${to} from the approved list`;
    const note = "Approved by the policy.";
    return [
      new ProposedFix(
        { title, kind: "swap", to, note },
        () => ({ edits: edits(), verdict, components: [verdict.component], effect: "gone", alone: false }),
        verifier,
        { title, kind: "note", edits: [], to, note },
      ),
    ];
  });
}

function alternateSwaps(verdict: Verdict, verifier: Verifier): Fix[] {
  const { component } = verdict;
  const { context } = verifier;
  // A listed alternate is taken out; the part itself stays where it is.
  if (component.relation === "alternate") return [];
  return context.groupOf(component).flatMap((other): Fix[] => {
    if (other === component || context.verdictsOn(other).some(({ severity }) => severity !== "hint")) return [];
    const edits = exchange(spansOf(component), spansOf(other), context);
    if (!edits) return [];
    const maker = makerOf(other);
    const part = numberOf(other) ?? other.nameSpan;
    // Where only the maker of the alternate is named, there is no part to put in the place.
    if (maker?.start === part.start) return [];
    const name = [maker?.name, numberOf(other)?.value ?? other.name].filter(Boolean).join(" ");
    const note = "An alternate that the same row already names; it takes the first place.";
    return [
      new ProposedFix(
        { title: `Use the alternate ${name}`, kind: "swap", to: name, note },
        () => ({ edits, verdict, components: [verdict.component], effect: "gone", alone: false }),
        verifier,
      ),
    ];
  });
}

/** The other's texts in this one's places, and nothing in the other's. */
function exchange(
  own: readonly (Span | undefined)[],
  other: readonly (Span | undefined)[],
  context: FixContext,
): Edit[] | undefined {
  const { text } = context.source;
  const edits: Edit[] = [];
  for (const [at, place] of own.entries()) {
    const from = other[at];
    if (!place && !from) continue;
    if (!place || !from || (place.start < from.end && from.start < place.end)) return undefined;
    edits.push({ start: place.start, end: place.end, newText: moved(text, from, place, context) });
    edits.push({ start: from.start, end: from.end, newText: "" });
  }
  return edits;
}

/** The text of one cell for another: as it stands where both are quoted alike, else quoted anew where it has to be. */
function moved(text: string, from: Span, to: Span, context: FixContext): string {
  const raw = text.slice(from.start, from.end);
  const isQuoted = (start: number): boolean => text.charAt(start - 1) === '"';
  if (!isTable(context) || isQuoted(from.start) === isQuoted(to.start)) return raw;
  return cell(isQuoted(from.start) ? raw.replace(/""/g, '"') : raw, context, to.start);
}

function isTable({ source, format }: FixContext): boolean {
  return format.id.includes("csv") || source.uri.toLowerCase().endsWith(".csv");
}

function spansOf(component: Component): readonly (Span | undefined)[] {
  return [numberOf(component) ?? component.nameSpan, makerOf(component)];
}

function numberOf(component: Component): Identifier | undefined {
  return component.identifiers?.find(({ scheme }) => scheme === "mpn" || scheme === "model");
}

function makerOf(component: Component): (Span & { readonly name: string }) | undefined {
  return component.suppliers?.find(({ role }) => role === "manufacturer" || role === "brand");
}

function sameNumber(pattern: string, number: string): boolean {
  const [wanted, given] = [pattern.trim().toLowerCase(), number.trim().toLowerCase()];
  return wanted.endsWith("*") ? given.startsWith(wanted.slice(0, -1)) : wanted === given;
}

/** Text for a cell: quoted where a delimiter or a quote in it would be taken for one. */
function cell(value: string, context: FixContext, start: number): string {
  if (!isTable(context)) return value;
  if (context.source.text.charAt(start - 1) === '"') return value.replace(/"/g, '""');
  return /[,;|\t"\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}
