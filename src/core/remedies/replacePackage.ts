import type { Alternative, Component, Edit, SourceText } from "../model.js";
import { canonicalType } from "../ecosystems/packageTypes.js";
import { anyVersion, writtenVersion } from "../ecosystems/manifests.js";
import { packageNamedBy } from "./namedPackage.js";
import type { Target } from "./trial.js";
import { writtenName } from "../ecosystems/writtenNames.js";

/** Edits that put another package in a component's place, and what is then to be read there. */
export interface Replacement {
  readonly edits: readonly Edit[];
  readonly target: Target;
}

/** Whether an alternative is a package of a component's own ecosystem. */
export function mayBecome({ ecosystem }: Component, alternative: Alternative): boolean {
  return ecosystem !== undefined && packageNamedBy(alternative)?.type === canonicalType(ecosystem);
}

/** Undefined where the alternative is not a package of the same ecosystem, or the declaration does not say name and version itself. */
export function replacePackage(
  component: Component,
  alternative: Alternative,
  source: SourceText,
): Replacement | undefined {
  const purl = packageNamedBy(alternative);
  if (!purl || component.ecosystem === undefined || !mayBecome(component, alternative)) return undefined;
  const name = writtenName(purl);
  const naming = nameEdits(component, name, source.text);
  if (!naming) return undefined;
  const range = purl.version ?? alternative.version;
  const looked = range === undefined ? undefined : writtenVersion(component.ecosystem, range);
  const version = versionEdits(component, looked, source);
  return version && { edits: [...naming, ...version], target: { ecosystem: component.ecosystem, name } };
}

function nameEdits(component: Component, name: string, text: string): Edit[] | undefined {
  const { nameSpan, entry } = component;
  const written = text.slice(nameSpan.start, nameSpan.end);
  if (written.toLowerCase() === component.name.toLowerCase()) return [{ ...nameSpan, newText: name }];
  // Group and artifact in one string with the version after: the span covers more, or other characters, than the name.
  const at = written.indexOf(component.name);
  if (at >= 0) {
    const start = nameSpan.start + at;
    return [{ start, end: start + component.name.length, newText: name }];
  }
  const [group, artifact] = component.name.split(":");
  const [newGroup, newArtifact] = name.split(":");
  if (!group || !artifact || !newGroup || !newArtifact) return undefined;
  // In two places of one element: both are in the declaration, each once.
  const places = [onlyPlace(text, entry.start, entry.end, group), onlyPlace(text, entry.start, entry.end, artifact)];
  const [first, second] = places;
  if (first === undefined || second === undefined) return undefined;
  return [
    { start: first, end: first + group.length, newText: newGroup },
    { start: second, end: second + artifact.length, newText: newArtifact },
  ];
}

/** Offset of the only place between `start` and `end` where `word` is as a whole. */
function onlyPlace(text: string, start: number, end: number, word: string): number | undefined {
  let place: number | undefined;
  for (let at = text.indexOf(word, start); at >= 0 && at + word.length <= end; at = text.indexOf(word, at + 1)) {
    if (/[\w.-]/.test(text.charAt(at - 1)) || /[\w.-]/.test(text.charAt(at + word.length))) continue;
    if (place !== undefined) return undefined;
    place = at;
  }
  return place;
}

/** The version of what was there says nothing about what comes: the looked-up range, else whichever version. */
function versionEdits(component: Component, looked: string | undefined, { uri, text }: SourceText): Edit[] | undefined {
  const { versionSpan, nameSpan, ecosystem = "" } = component;
  if (!versionSpan) return [];
  const type = canonicalType(ecosystem);
  if (type === "pypi") {
    const between = text.slice(nameSpan.end, versionSpan.start);
    // The tag in a repository's URL: another package's is in another repository.
    if (versionSpan.start < nameSpan.end || between.includes("://")) return undefined;
    // `name==1.0`, `name[extra] >= 1`: in one string the specifier goes, operator and extras too.
    if (/^\s*(?:\[[^\]]*\]\s*)?(?:\(\s*)?(?:===?|~=|!=|[<>]=?)?\s*$/.test(between)) {
      return [{ start: nameSpan.end, end: versionSpan.end, newText: looked ?? "" }];
    }
  }
  const gradle = type === "maven" && text.charAt(versionSpan.start - 1) === ":" ? "+" : undefined;
  const newText = looked ?? gradle ?? anyVersion(ecosystem);
  if (newText === undefined) return undefined;
  return [{ ...versionSpan, newText: isYaml(uri) ? plainScalar(newText, text, versionSpan.start) : newText }];
}

function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}

/** In YAML `>`, `*` and the like begin something else when they begin a scalar without quotes. */
function plainScalar(value: string, text: string, start: number): string {
  const before = text.charAt(start - 1);
  return /^[>|*&!%@`#?{[]/.test(value) && /\s|:/.test(before) ? `"${value}"` : value;
}
