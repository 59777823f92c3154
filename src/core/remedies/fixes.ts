import type { Alternative, Edit, Fix } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { label } from "../policy/wording.js";
import { parsePurl, writtenName } from "../purl/purl.js";
import { updateCommand } from "./ecosystems.js";
import { replacePackage } from "./replacePackage.js";
import { replaceSource } from "./replaceSource.js";
import { partSwaps } from "./swapPart.js";
import { holds, type Workshop } from "./workshop.js";

/** No list is longer: more choice is no help in a menu, and each is tried. */
const most = 5;

/**
 * What can be done about a finding, best first. Every edit has been tried on the document: it reads as before, the finding is gone,
 * and what comes in its place is on no list. What cannot be done by an edit is advice, without edits.
 */
export function fixesFor(verdict: Verdict, shop: Workshop): readonly Fix[] {
  const { match } = verdict;
  const alternatives = match.attribution
    ? shop.knowledge.alternativesFor(match.attribution, match.matched, match.component.relation).slice(0, most)
    : [];
  if (shop.format.generated) return [inManifest(verdict), ...alternatives.map(advice)];
  const offered = [
    ...partSwaps(verdict, shop),
    ...alternatives.flatMap((alternative) => replacement(alternative, verdict, shop)),
    ...removal(verdict, shop),
  ];
  const first = offered.findIndex(({ grade, edits }) => grade === "drop-in" && edits.length > 0);
  return offered.map((fix, at) => (at === first ? { ...fix, preferred: true } : fix));
}

function replacement(alternative: Alternative, verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const command = updateCommand(component.ecosystem, shop.source.uri);
  const asFix = (edits: readonly Edit[]): Fix => ({
    ...advice(alternative),
    title: title(alternative),
    kind: alternative.to === "remove" ? "remove" : "replace",
    edits,
    ...(command !== undefined && { command }),
  });
  const other = replacePackage(component, alternative, shop.source);
  if (other && holds(other.edits, verdict, shop, other.target)) return [asFix(other.edits)];
  const edits = other ? undefined : replaceSource(verdict.match, alternative, shop.source, shop.format);
  if (edits && holds(edits, verdict, shop)) return [asFix(edits)];
  return alternative.to === "remove" ? [] : [advice(alternative)];
}

function removal(verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const edit = shop.format.remove?.(shop.source, component);
  if (!edit || !holds([edit], verdict, shop)) return [];
  const command = updateCommand(component.ecosystem, shop.source.uri);
  return [
    {
      title: `Remove ${label(component)}`,
      kind: "remove",
      edits: [edit],
      note: "What uses it has to go too.",
      ...(command !== undefined && { command }),
    },
  ];
}

/** What a lockfile's finding is mended by: its manifest. */
function inManifest(verdict: Verdict): Fix {
  const { component } = verdict;
  const root = component.via?.[0];
  const command = updateCommand(component.ecosystem, "");
  return {
    title: root === undefined ? `Change ${label(component)} in the manifest` : `Change ${root} in the manifest`,
    kind: "replace",
    edits: [],
    note:
      root === undefined
        ? "This file is generated: change the manifest beside it and generate it again."
        : `${root} brings ${label(component)} in: change it in the manifest and generate this file again.`,
    ...(command !== undefined && { command }),
  };
}

function advice(alternative: Alternative): Fix {
  const { to, grade, note } = alternative;
  return { title: title(alternative), kind: "replace", grade, edits: [], note, to };
}

function title({ to, grade }: Alternative): string {
  if (to === "default") return "Use the ecosystem's own source";
  if (to === "remove") return "Take it out";
  const purl = parsePurl(to);
  const name = purl ? writtenName(purl) : to.replace(/^hw:/, "");
  return `Use ${name}${grade === "drop-in" ? "" : ` (${grade})`}`;
}
