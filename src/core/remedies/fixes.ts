import type { Alternative, Component, Fix } from "../model.js";
import { isLinked } from "../formats/native/linkFormat.js";
import type { Verdict } from "../policy/judge.js";
import { sharedSourceOf } from "../policy/sharedSource.js";
import { inPlaces, label } from "../policy/wording.js";
import { choicesAt } from "./choicesAt.js";
import { updateCommand } from "../ecosystems/manifests.js";
import { manifestsOf } from "../formats/lockfiles.js";
import { effortOf } from "./effort.js";
import { generateAgain } from "./generateAgain.js";
import { packageNamedBy } from "./namedPackage.js";
import { asAlternate, asNotPlaced } from "./partChoices.js";
import { ProposedFix } from "./proposedFix.js";
import { removalTitle } from "./removal.js";
import { mayBecome, replacePackage } from "./replacePackage.js";
import { replaceSource } from "./replaceSource.js";
import { partSwaps } from "./swapPart.js";
import type { Trial } from "./trial.js";
import type { Verifier } from "./verifier.js";
import type { FixContext } from "./fixContext.js";
import { isHardware } from "../model/isHardware.js";
import { writtenName } from "../ecosystems/writtenNames.js";

/** No list is longer: more choice is no help in a menu, and each is tried. */
const most = 5;

/**
 * What can be done about a finding, best first, to remove last. Titles, notes and grades are there at once; edits are tried on the
 * document when they are read (`ProposedFix`). What cannot be done by an edit is a note.
 */
export function fixesFor(verdict: Verdict, verifier: Verifier): readonly Fix[] {
  const { context } = verifier;
  const { match, component } = verdict;
  const alternatives = context.alternativesFor(match).slice(0, most);
  const notes = alternatives.map((alternative) => advice(alternative, component));
  const sdk = component.file !== undefined ? byHand : isLinked(component) ? whatItLinks : undefined;
  if (sdk) return [...notes, ...nothingElse(verdict, context), sdk(verdict)];
  const source = sharedSourceOf(match);
  if (source !== undefined && context.format.generated) {
    return [...generateAgain(context.source.uri, source, alternatives), ...nothingElse(verdict, context)];
  }
  if (source === undefined && (context.format.generated || component.relation === "transitive")) {
    return [whereItComesFrom(verdict, context), ...notes, ...nothingElse(verdict, context)];
  }
  const offered = [
    ...partSwaps(verdict, verifier),
    ...alternatives.flatMap((alternative) => replacement(alternative, verdict, verifier)),
    ...alternatives.flatMap((one) => asAlternate(one, effortOf(one.grade, component), verdict, verifier)),
    ...(alternatives.length === 0 ? [...nothingElse(verdict, context), ...byKind(verdict, context)] : []),
    ...asNotPlaced(verdict, verifier),
  ];
  return [...offered, ...removal(verdict, verifier)];
}

/** Files are nothing that an edit of a text takes out. */
function byHand({ match, places }: Verdict): Fix {
  const files = places.length === 1 ? "the file" : `the ${places.length.toLocaleString("en-US")} files`;
  const note = `Take ${files} out of the tree, with the code that uses ${places.length === 1 ? "it" : "them"}.`;
  return { title: `Part with ${sdkName(match)}`, kind: "note", edits: [], note };
}

function whatItLinks({ match }: Verdict): Fix {
  const note = "Take out what links it, with the code that calls it.";
  return { title: `Part with ${sdkName(match)}`, kind: "note", edits: [], note };
}

function sdkName({ component, attribution, party }: Verdict["match"]): string {
  if (attribution?.scheme === "library") return attribution.what ?? `${attribution.pattern} of ${party.name}`;
  return component.name;
}

function replacement(alternative: Alternative, verdict: Verdict, verifier: Verifier): Fix[] {
  const { component, places } = verdict;
  const { context } = verifier;
  const command = updateCommand(component.ecosystem, context.source.uri);
  const choices = choicesAt(verdict, alternative, context);
  const note = advice(alternative, component);
  const proposed = {
    ...note,
    title: titleOfAll(choices ?? [alternative], component) + inPlaces(places.length),
    note: distinct((choices ?? [alternative]).map((choice) => choice.note)).join("; "),
    kind: "replace",
    ...(command !== undefined && { command }),
  } as const;
  const fromElsewhere = (): Trial | undefined => choices && sourceTrial(choices, verdict, context);
  if (alternative.to === "remove") {
    const title = (trial: Trial | undefined): string => removalTitle(verdict, trial?.edits ?? [], context.source);
    return [new ProposedFix({ ...proposed, kind: "remove", title }, fromElsewhere, verifier)];
  }
  const single = places.length === 1;
  if (single && mayBecome(component, alternative)) {
    const propose = (): Trial | undefined => {
      const other = replacePackage(component, alternative, context.source);
      return other ? { ...other, verdict, components: [component], effect: "gone", alone: true } : fromElsewhere();
    };
    return [new ProposedFix(proposed, propose, verifier, note)];
  }
  const trial = fromElsewhere();
  if (!trial) return [note];
  const image = component.kind === "container" && single ? trial.edits[0]?.newText : undefined;
  const named = image === undefined ? proposed : { ...proposed, title: `Use ${image}`, to: image };
  return [new ProposedFix(named, () => trial, verifier, note)];
}

/** Edits that fetch the same from elsewhere, at each place by the choice for it. */
function sourceTrial(choices: readonly Alternative[], verdict: Verdict, context: FixContext): Trial | undefined {
  const [first] = choices;
  // Where the upstream's name has to be looked up, a name made from the other's is a guess.
  if (!first || (verdict.component.kind === "container" && first.grade !== "drop-in")) return undefined;
  const edits = replaceSource(verdict, choices, context);
  if (!edits || edits.length === 0) return undefined;
  return { edits, verdict, components: context.componentsOf(verdict), effect: "gone", alone: first.to === "remove" };
}

function removal(verdict: Verdict, verifier: Verifier): Fix[] {
  const { component, places } = verdict;
  const { context } = verifier;
  const { format, source } = context;
  // A source goes with all of its places; packages that come from one have to be chosen one by one.
  if (!format.remove || (places.length > 1 && component.kind !== "source")) return [];
  const command = updateCommand(component.ecosystem, source.uri);
  return [
    new ProposedFix(
      {
        title: (trial) => removalTitle(verdict, trial?.edits ?? [], source),
        kind: "remove",
        note: "What uses it has to go too.",
        ...(command !== undefined && { command }),
      },
      () => {
        const components = context.componentsOf(verdict);
        const edits = components.flatMap((one) => format.remove?.(source, one) ?? []);
        const all = edits.length === components.length;
        return all ? { edits, verdict, components, effect: "gone", alone: true } : undefined;
      },
      verifier,
    ),
  ];
}

/** What other components bring in, and what a lockfile says, is mended where it is declared. */
function whereItComesFrom({ component }: Verdict, { format }: FixContext): Fix {
  const owner = component.via?.[0];
  const name = label(component);
  const command = updateCommand(component.ecosystem, "");
  const files = format.generated ? manifestsOf(format.id) : [];
  const there = files[0] === undefined ? "the manifest" : fileName(files[0]);
  const isDirect = component.relation === "direct" && owner === undefined;
  const sought = owner ?? (isDirect ? component.name : undefined);
  return {
    title:
      owner !== undefined
        ? `Change ${owner}${files[0] === undefined ? "" : ` in ${there}`}, which brings ${name} in`
        : component.relation === "direct"
          ? `Change ${name} in ${there}`
          : `Find what brings ${name} in`,
    kind: "note",
    edits: [],
    note: isDirect
      ? format.generated
        ? `This file is generated from ${there}.`
        : "It is declared there."
      : `Replace or upgrade ${owner ?? "the component that needs it"} in ${there}${format.generated ? "; this file is generated from it" : ""}.`,
    ...(command !== undefined && { command }),
    ...(files.length > 0 && { declaredIn: { files, ...(sought !== undefined && { name: sought }) } }),
  };
}

function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.startsWith("*.") ? `the ${name.slice(1)} file` : name;
}

/** What is recorded where there is no other source. */
function nothingElse({ match }: Verdict, { knowledge }: FixContext): Fix[] {
  if (!match.attribution) return [];
  const note = knowledge.withoutAlternative(match.attribution, match.matched, match.component.relation);
  return note === undefined ? [] : [{ title: "No other source is known", kind: "note", edits: [], note }];
}

/** A component known by its maker's name alone may be any of the maker's things: one other source for each kind. */
function byKind({ match, component }: Verdict, { knowledge }: FixContext): Fix[] {
  if (match.attribution || !isHardware(component)) return [];
  const kinds = knowledge
    .familiesOf(match.party.id)
    .flatMap(({ what, alternatives: [first] }) => (first ? [`${what}: ${partName(first.to)}`] : []));
  if (kinds.length === 0) return [];
  const note = kinds.slice(0, most).join("; ");
  return [{ title: "Other makers, by kind", kind: "note", edits: [], note }];
}

function advice(alternative: Alternative, component: Component): Fix {
  const { to, grade, note } = alternative;
  return { title: title(alternative, component), kind: "note", grade, edits: [], note, to };
}

function title(alternative: Alternative, component: Component): string {
  const { to, grade } = alternative;
  if (to === "default") return "Use the ecosystem's own source";
  if (to === "remove") return "Take it out";
  const purl = packageNamedBy(alternative);
  const effort = effortOf(grade, component);
  return `Use ${purl ? writtenName(purl) : partName(to)}${effort && ` — ${effort}`}`;
}

/** What comes there, all of it where the places get different sources. */
function titleOfAll(choices: readonly Alternative[], component: Component): string {
  const [first = "", ...others] = distinct(choices.map((choice) => title(choice, component)));
  return [first, ...others.map((one) => one.replace(/^Use /, ""))].join(", ");
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function partName(to: string): string {
  return to.replace(/^hw:/, "");
}
