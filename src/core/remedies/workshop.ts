import type { Component, Edit, Problem, SourceText } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import type { Format } from "../formats/format.js";
import type { Verdict } from "../policy/judge.js";
import type { Policy } from "../policy/policy.js";
import { applyEdits } from "../text/edit.js";

/** The document that a finding stands in, as it was read, and the means to try an edit. */
export interface Workshop {
  readonly source: SourceText;
  readonly format: Format;
  readonly components: readonly Component[];
  readonly problems: readonly Problem[];
  /** Everything that was found in it. */
  readonly found: readonly Verdict[];
  readonly knowledge: Knowledge;
  readonly policy: Policy;
  /** Screens and judges what was read of an edited text. */
  screenAgain(source: SourceText, components: readonly Component[]): readonly Verdict[];
}

/**
 * Whether `edits` do what a fix promises: the text reads as well as before, the finding is gone, nothing else is found,
 * and, where they put another component there, that is what is read.
 */
export function holds(edits: readonly Edit[], verdict: Verdict, shop: Workshop, target?: Target): boolean {
  const { source, format, components, problems, found } = shop;
  if (edits.length === 0 || overlap(edits)) return false;
  const edited = { uri: source.uri, text: applyEdits(source.text, edits) };
  if (format.recognizes?.(source) && !format.recognizes(edited)) return false;
  const after = format.extract(edited);
  if (after.problems.length > problems.length) return false;
  if (target && count(after.components, target) <= count(components, target)) return false;
  const before = found.map(({ fingerprint }) => fingerprint);
  const remaining = shop.screenAgain(edited, after.components).map(({ fingerprint }) => fingerprint);
  const times = (all: readonly string[]): number => all.filter((one) => one === verdict.fingerprint).length;
  return times(remaining) < times(before) && remaining.every((fingerprint) => before.includes(fingerprint));
}

/** What should be read after an edit. */
export interface Target {
  readonly ecosystem?: string;
  readonly name: string;
}

function count(components: readonly Component[], { ecosystem, name }: Target): number {
  return components.filter((component) => component.ecosystem === ecosystem && component.name === name).length;
}

function overlap(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((edit, at) => edit.start < (sorted[at - 1]?.end ?? 0));
}
