import type { Alternative, Fix } from "../model.js";
import { label } from "../policy/wording.js";
import type { Verdict } from "../policy/judge.js";
import { ProposedFix } from "./proposedFix.js";
import type { Verifier } from "./verifier.js";

/**
 * Names another maker's part in the row's columns for alternates. Not one that takes a redesign: whoever fills the board may take
 * what is there.
 */
export function asAlternate(alternative: Alternative, effort: string, verdict: Verdict, verifier: Verifier): Fix[] {
  const part = alternative.grade === "redesign" ? undefined : partOf(alternative);
  const { rows } = verifier.context;
  if (!part || !rows?.addAlternate) return [];
  const name = `${part.manufacturer} ${part.number}`;
  const target = { name: part.number };
  return [
    new ProposedFix(
      {
        title: `Add ${name} as an alternate of ${label(verdict.component)}${effort && ` — ${effort}`}`,
        kind: "alternate",
        grade: alternative.grade,
        note: alternative.note,
        to: name,
      },
      () => {
        const edits = rows.addAlternate?.(verdict.component, part);
        return edits && { edits, verdict, components: [verdict.component], effect: "alternate", target, alone: true };
      },
      verifier,
    ),
  ];
}

/** Marks a part as one that is not placed, where the file has a place to say so. */
export function asNotPlaced(verdict: Verdict, verifier: Verifier): Fix[] {
  const { component } = verdict;
  const { rows } = verifier.context;
  if (!rows?.markNotPlaced || component.relation === "alternate" || component.placement?.notPlaced) return [];
  return [
    new ProposedFix(
      {
        title: `Mark ${label(component)} as not placed`,
        kind: "not-placed",
        note: "The part stays in the file; what is not placed is information at most.",
      },
      () => {
        const edits = rows.markNotPlaced?.(component);
        return edits && { edits, verdict, components: [verdict.component], effect: "not-placed", alone: true };
      },
      verifier,
    ),
  ];
}

/** Maker and number of a part that is recorded in words; undefined where it is not one part for certain. */
function partOf({
  to,
  maintainedBy,
}: Alternative): { readonly manufacturer: string; readonly number: string } | undefined {
  const words = to.replace(/^hw:/, "").split(" / ", 1)[0]?.trim() ?? "";
  const maker = maintainedBy?.replace(/\s*\(.*$/, "") ?? "";
  const named = maker !== "" && words.toLowerCase().startsWith(`${maker.toLowerCase()} `);
  const cut = named ? maker.length : words.indexOf(" ");
  const number = words.slice(cut + 1).trim();
  if (cut <= 0 || !/^(?=\S*\d)\S{3,}$/.test(number) || /\d/.test(words.slice(0, cut))) return undefined;
  return { manufacturer: words.slice(0, cut), number };
}
