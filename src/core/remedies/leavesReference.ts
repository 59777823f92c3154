import type { Component, Span } from "../model.js";
import type { FixContext } from "./fixContext.js";
import type { Trial } from "./trial.js";

/** Sections that other files of a project refer to: `catalog:`, `libs.name`, a version that modules leave out. */
const sharedSections: readonly (readonly [format: RegExp, scope: RegExp])[] = [
  [/^npm\//, /^(?:\w+\.)?catalogs?(?:\.|$)/],
  [/^gradle\/catalog$/, /./],
  [/^maven\/pom$/, /^(?:dependency|plugin)Management$/],
  [/^nuget\/project$/, /^PackageVersion$/],
  [/^cargo\/manifest$/, /^workspace\.dependencies$/],
];

/**
 * Whether something would be left that refers to what an edit takes out: a feature or bundle that names it, an override by `$name`,
 * the block of a provider, a build stage; or a section that other files refer to. Rather once too often than a file that breaks.
 */
export function leavesReference(trial: Trial, context: FixContext): boolean {
  const { format, mentions } = context;
  if (trial.components.some(({ kind }) => hardware.has(kind))) return false;
  const names = new Set(trial.components.flatMap((component) => namesOf(component, context.source.text)));
  if (trial.target) {
    // What names it in plain words is the user's to see to; what the tool itself resolves is not.
    return [...names].some((name) => remain(mentions.resolved(name, format.id === "cargo/manifest"), trial));
  }
  if (sharedSections.some(([id, scope]) => id.test(format.id) && trial.components.some((one) => scope.test(one.scope))))
    return true;
  return [...names].some((name) => remain(mentions.of(name), trial));
}

const hardware: ReadonlySet<Component["kind"]> = new Set(["part", "device", "firmware"]);

/** Whether one of the places is outside of what the edits take out. */
function remain(places: readonly Span[], { edits }: Trial): boolean {
  return places.some((place) => !edits.some(({ start, end }) => start <= place.start && place.end <= end));
}

/** What a name has in front when it is one: `foo = {…}`, `"foo": …`, `module "foo" {`, `id: foo`, `AS foo`. */
const ownNames = [
  /^\[\[?[\w."-]*\.["']?([\w-]+)["']?\]/,
  /^["']?([\w.-]+)["']?\s*[:=]/,
  /^\[\[?[\w."-]*\.["']?([\w-]+)["']?\]/,
  /^(?:module|provider|service|stage)\s+["']?([\w-]+)/,
  /\b(?:id|name|key|alias)["']?\s*[:=]\s*["']?([\w.-]+)/,
  /^FROM\s.*\sAS\s+([\w.-]+)/i,
];

/** Words that a file may refer to a component by. */
function namesOf({ name, entry, kind }: Component, text: string): readonly string[] {
  const declaration = text.slice(entry.start, Math.min(entry.end, entry.start + longestDeclaration)).trimStart();
  const own = ownNames.flatMap((pattern) => pattern.exec(declaration)?.[1] ?? []).filter((word) => !general.has(word));
  return [...(kind === "source" ? [] : [name]), ...own].filter((word) => word.length > 1);
}

const longestDeclaration = 2_000;

/** Words that name no single thing. */
const general: ReadonlySet<string> = new Set([
  "id",
  "name",
  "key",
  "alias",
  "version",
  "url",
  "image",
  "uses",
  "source",
]);
