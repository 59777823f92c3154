import type { Alternative, Edit, Fix } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { sharedSourceOf } from "../policy/sharedSource.js";
import { inPlaces, label } from "../policy/wording.js";
import { parsePurl, writtenName } from "../purl/purl.js";
import { isHardware } from "../screening/parts.js";
import { choicesAt } from "./choicesAt.js";
import { componentsAt } from "./componentsAt.js";
import { updateCommand } from "./ecosystems.js";
import { generateAgain } from "./generateAgain.js";
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
  const source = sharedSourceOf(match);
  if (source !== undefined && shop.format.generated) {
    return [...generateAgain(shop.source.uri, source, alternatives), ...nothingElse(verdict, shop)];
  }
  if (source === undefined && (shop.format.generated || match.component.relation === "transitive")) {
    return [whereItComesFrom(verdict, shop), ...alternatives.map(advice), ...nothingElse(verdict, shop)];
  }
  const offered = [
    ...partSwaps(verdict, shop),
    ...alternatives.flatMap((alternative) => replacement(alternative, verdict, shop)),
  ];
  const taken = new Set(offered.map(({ edits }) => JSON.stringify(edits)));
  offered.push(...removal(verdict, shop).filter(({ edits }) => !taken.has(JSON.stringify(edits))));
  if (alternatives.length === 0) offered.push(...nothingElse(verdict, shop), ...byKind(verdict, shop));
  const first = offered.findIndex(({ grade, edits }) => grade === "drop-in" && edits.length > 0);
  return offered.map((fix, at) => (at === first ? { ...fix, preferred: true } : fix));
}

function replacement(alternative: Alternative, verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const command = updateCommand(component.ecosystem, shop.source.uri);
  const choices = choicesAt(verdict, alternative, shop);
  const asFix = (edits: readonly Edit[]): Fix => ({
    ...advice(alternative),
    title: titleOfAll(choices ?? [alternative]) + inPlaces(verdict.places.length),
    note: distinct((choices ?? [alternative]).map(({ note }) => note)).join("; "),
    kind: alternative.to === "remove" ? "remove" : "replace",
    edits,
    ...(command !== undefined && { command }),
  });
  const single = verdict.places.length === 1;
  const other = single ? replacePackage(component, alternative, shop.source) : undefined;
  if (other && holds(other.edits, verdict, shop, other.target)) return [asFix(other.edits)];
  // Where the upstream's name has to be looked up, a name made from the other's is a guess.
  const guess = component.kind === "container" && alternative.grade !== "drop-in";
  const edits = other || guess ? undefined : choices && replaceSource(verdict, choices, shop);
  if (edits && holds(edits, verdict, shop)) {
    const image = component.kind === "container" && single ? edits[0]?.newText : undefined;
    return [{ ...asFix(edits), ...(image !== undefined && { title: `Use ${image}`, to: image }) }];
  }
  return alternative.to === "remove" ? [] : [advice(alternative)];
}

function removal(verdict: Verdict, shop: Workshop): Fix[] {
  const { component } = verdict;
  const { places } = verdict;
  // A source goes with all of its places; packages that come from one have to be chosen one by one.
  if (places.length > 1 && component.kind !== "source") return [];
  const gone = places.length > 1 ? componentsAt(places, shop.components) : [component];
  const edits = gone.flatMap((one) => shop.format.remove?.(shop.source, one) ?? []);
  if (edits.length < gone.length || !holds(edits, verdict, shop)) return [];
  const command = updateCommand(component.ecosystem, shop.source.uri);
  return [
    {
      title: `Remove ${label(component)}${inPlaces(places.length)}`,
      kind: "remove",
      edits,
      note: "What uses it has to go too.",
      ...(command !== undefined && { command }),
    },
  ];
}

/** What other components bring in, and what a lockfile says, is mended where it is declared. */
function whereItComesFrom({ component }: Verdict, { format }: Workshop): Fix {
  const root = component.via?.[0];
  const name = label(component);
  const command = updateCommand(component.ecosystem, "");
  const again = format.generated ? "; this file is generated from it" : "";
  return {
    title:
      root !== undefined
        ? `Change ${root}, which brings ${name} in`
        : component.relation === "direct"
          ? `Change ${name} in the manifest`
          : `Find what brings ${name} in`,
    kind: "replace",
    edits: [],
    note:
      component.relation === "direct" && root === undefined
        ? format.generated
          ? "This file is generated from it."
          : "It is declared there."
        : `Replace or upgrade ${root ?? "the component that needs it"} in the manifest${again}.`,
    ...(command !== undefined && { command }),
  };
}

/** What is recorded where there is no other source. */
function nothingElse({ match }: Verdict, { knowledge }: Workshop): Fix[] {
  if (!match.attribution) return [];
  const note = knowledge.withoutAlternative(match.attribution, match.matched, match.component.relation);
  return note === undefined ? [] : [{ title: "No other source is known", kind: "replace", edits: [], note }];
}

/** A component known by its maker's name alone may be any of the maker's things: one other source for each kind. */
function byKind({ match, component }: Verdict, { knowledge }: Workshop): Fix[] {
  if (match.attribution || !isHardware(component)) return [];
  const kinds = knowledge
    .familiesOf(match.party.id)
    .flatMap(({ what, alternatives: [first] }) => (first ? [`${what}: ${partName(first.to)}`] : []));
  if (kinds.length === 0) return [];
  const note = kinds.slice(0, most).join("; ");
  return [{ title: "Other makers, by kind", kind: "replace", edits: [], note }];
}

function advice(alternative: Alternative): Fix {
  const { to, grade, note } = alternative;
  return { title: title(alternative), kind: "replace", grade, edits: [], note, to };
}

function title({ to, grade }: Alternative): string {
  if (to === "default") return "Use the ecosystem's own source";
  if (to === "remove") return "Take it out";
  const purl = parsePurl(to);
  const name = purl ? writtenName(purl) : partName(to);
  return `Use ${name}${grade === "drop-in" ? "" : ` (${grade})`}`;
}

/** What comes there, all of it where the places get different sources. */
function titleOfAll(choices: readonly Alternative[]): string {
  const [first = "", ...others] = distinct(choices.map(title));
  return [first, ...others.map((one) => one.replace(/^Use /, ""))].join(", ");
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function partName(to: string): string {
  return to.replace(/^hw:/, "");
}
