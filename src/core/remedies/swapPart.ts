import type { Component, Edit, Fix, Identifier, Span } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { holds, type Workshop } from "./workshop.js";

/** Fixes that put another maker's part in the row: one of the row's own alternates, or one of the policy's approved list. */
export function partSwaps(verdict: Verdict, shop: Workshop): Fix[] {
  return [...approvedSwaps(verdict, shop), ...alternateSwaps(verdict, shop)];
}

function approvedSwaps(verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const number = numberOf(component);
  return (shop.policy.hardware?.approved ?? []).flatMap((approved): Fix[] => {
    if (!sameNumber(approved.for, number?.value ?? component.name)) return [];
    const maker = makerOf(component);
    const edits: Edit[] = [
      { ...(number ?? component.nameSpan), newText: approved.mpn },
      ...(maker ? [{ start: maker.start, end: maker.end, newText: approved.manufacturer }] : []),
    ].map(({ start, end, newText }) => ({ start, end, newText: cell(newText, shop, start) }));
    if (!holds(edits, verdict, shop)) return [];
    const title = `Use ${approved.manufacturer} ${approved.mpn} from the approved list`;
    return [
      { title, kind: "swap", edits, to: `${approved.manufacturer} ${approved.mpn}`, note: "Approved by the policy." },
    ];
  });
}

function alternateSwaps(verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const group = component.placement?.group;
  // A listed alternate is taken out; the part itself stays where it is.
  if (group === undefined || component.relation === "alternate") return [];
  return shop.components.flatMap((other): Fix[] => {
    if (other === component || other.placement?.group !== group) return [];
    if (shop.screenAgain(shop.source, [other]).some(({ severity }) => severity !== "hint")) return [];
    const edits = exchange(spansOf(component), spansOf(other), shop);
    if (!edits || !holds(edits, verdict, shop)) return [];
    const name = [makerOf(other)?.name, numberOf(other)?.value ?? other.name].filter(Boolean).join(" ");
    const note = "An alternate that the same row already names; it takes the first place.";
    return [{ title: `Use the alternate ${name}`, kind: "swap", edits, to: name, note }];
  });
}

/** The other's texts in this one's places, and nothing in the other's. */
function exchange(
  own: readonly (Span | undefined)[],
  other: readonly (Span | undefined)[],
  shop: Workshop,
): Edit[] | undefined {
  const { text } = shop.source;
  const edits: Edit[] = [];
  for (const [at, place] of own.entries()) {
    const from = other[at];
    if (!place && !from) continue;
    if (!place || !from || (place.start < from.end && from.start < place.end)) return undefined;
    edits.push({ start: place.start, end: place.end, newText: moved(text, from, place, shop) });
    edits.push({ start: from.start, end: from.end, newText: "" });
  }
  return edits;
}

/** The text of one cell for another: as it stands where both are quoted alike, else quoted anew where it has to be. */
function moved(text: string, from: Span, to: Span, shop: Workshop): string {
  const raw = text.slice(from.start, from.end);
  const isQuoted = (start: number): boolean => text.charAt(start - 1) === '"';
  if (!isTable(shop) || isQuoted(from.start) === isQuoted(to.start)) return raw;
  return cell(isQuoted(from.start) ? raw.replace(/""/g, '"') : raw, shop, to.start);
}

function isTable({ source, format }: Workshop): boolean {
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
function cell(value: string, shop: Workshop, start: number): string {
  if (!isTable(shop)) return value;
  if (shop.source.text.charAt(start - 1) === '"') return value.replace(/"/g, '""');
  return /[,;|\t"\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}
