import { sharedSourceOf } from "../policy/sharedSource.js";
import type { Choice } from "../policy/shape.js";
import { purlOf } from "../ecosystems/writtenNames.js";
import type { Component, Finding } from "../model.js";
import { problemText } from "./shortFinding.js";

/** A list that a person looks through has no more. */
const most = 500;

/** Components as a policy names them, each once, with words about it: those with a finding first, then `others` that are packages. */
export function foundComponents(findings: readonly Finding[], others: Iterable<Component>): readonly Choice[] {
  const found = new Map<string, string>();
  const add = (value: string, description: () => string): void => {
    if (value.trim() !== "" && !found.has(value)) found.set(value, description());
  };
  for (const finding of findings) {
    if (found.size >= most) break;
    add(waivedComponent(finding), () => problemText(finding));
  }
  for (const component of others) {
    if (found.size >= most) break;
    const purl = component.kind === "source" ? undefined : writtenPurl(component);
    if (purl !== undefined) add(purl, () => "Named here; nothing was found about it.");
  }
  return [...found].map(([value, description]) => ({ value, description }));
}

/** What a waiver calls a component: the source that the finding is about, its purl without version, else the identifier that matched, else its name. */
export function waivedComponent({ component, match }: Finding): string {
  const source = sharedSourceOf(match);
  if (source !== undefined) return source;
  const purl = component.kind === "source" ? undefined : writtenPurl(component);
  if (purl !== undefined) return purl;
  return match.basis === "host" || component.kind === "source" ? match.matched : component.name;
}

/** The purl without version, as people write it: a waiver matches both forms. */
function writtenPurl(component: Component): string | undefined {
  return purlOf(withoutVersion(component))?.replaceAll("%40", "@");
}

/** Field by field: a spread would copy nothing of a component that reads its document when it is asked. */
function withoutVersion(component: Component): Component {
  const { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers } = component;
  return { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers };
}
