import type { Analysis, CalendarDate, Component, Match, Problem, SourceText, Waiver } from "./model.js";
import type { Knowledge } from "./blacklist/knowledge.js";
import type { Format } from "./formats/format.js";
import { isFileList } from "./documents/fileList.js";
import { formatFor } from "./formats/formatFor.js";
import { withLinks } from "./formats/native/linkFormat.js";
import { sourceLanguageOf } from "./formats/native/sourceLanguage.js";
import { vendoredFiles } from "./formats/native/vendoredFiles.js";
import { eitherLookup, mayMatch, type Lookup } from "./model/lookup.js";
import { graverOfEach, judge, type JudgeContext, type Verdict } from "./policy/judge.js";
import { judgeContext } from "./policy/judgeContext.js";
import { inlineWaiverFor, inlineWaiversAt, readInlineWaivers } from "./policy/inlineWaivers.js";
import { MatchGroups } from "./policy/matchGroups.js";
import type { Policy } from "./policy/policy.js";
import { scopeKindsOf } from "./policy/scopeKinds.js";
import { waivedApart } from "./policy/waivers.js";
import { FixableFinding } from "./remedies/fixableFinding.js";
import { fixesFor } from "./remedies/fixes.js";
import { Verifier } from "./remedies/verifier.js";
import { verifyFixes } from "./remedies/verifiedFixes.js";
import { FixContext } from "./remedies/fixContext.js";
import { LineIndex } from "./text/lineIndex.js";
import { atOnce, type Steps } from "./text/steps.js";

/**
 * The one path from a document to findings, taken by the editor while typing, the audit, the command line and CI.
 * Pure and synchronous; the day comes in as `asOf`. A finding's fixes are put together when they are first read, and their edits are
 * tried when those are (`remedies/verifiedFixes.ts`).
 */
export function analyze(source: SourceText, knowledge: Knowledge, policy: Policy, asOf: CalendarDate): Analysis {
  return atOnce(analysisSteps(source, knowledge, policy, asOf));
}

/** The same in steps of a few milliseconds once the document is read: whoever takes them may do something else in between. */
export function* analysisSteps(
  source: SourceText,
  knowledge: Knowledge,
  policy: Policy,
  asOf: CalendarDate,
): Steps<Analysis> {
  const format = readerOf(source, policy, () => judgeContext(knowledge, policy, asOf));
  return format ? yield* stepsAs(format, source, knowledge, policy, asOf) : nothingRead;
}

/** The format that reads a document, and link statements where it is a source or build file; undefined when there is nothing to read. */
function readerOf(source: SourceText, { hardware }: Policy, context: () => JudgeContext): Format | undefined {
  if (isFileList(source.uri)) return vendoredFiles(lookupOf(context()));
  const format = formatFor(source, hardware);
  return sourceLanguageOf(source.uri) ? withLinks(format, source, lookupOf(context())) : format;
}

function lookupOf({ screen, ownScreen }: JudgeContext): Lookup {
  return ownScreen ? eitherLookup(screen, ownScreen) : screen;
}

/** The findings of the link statements of a source or build file alone; nearly always none, for the cost of a few searches. */
export function linkFindings(
  source: SourceText,
  knowledge: Knowledge,
  policy: Policy,
  asOf: CalendarDate,
): Analysis["findings"] {
  const format = withLinks(undefined, source, lookupOf(judgeContext(knowledge, policy, asOf)));
  return format ? analyzeAs(format, source, knowledge, policy, asOf).findings : [];
}

/** The analysis of a document whose format is known. */
export function analyzeAs(
  format: Format,
  source: SourceText,
  knowledge: Knowledge,
  policy: Policy,
  asOf: CalendarDate,
): Analysis {
  return atOnce(stepsAs(format, source, knowledge, policy, asOf));
}

function* stepsAs(
  format: Format,
  source: SourceText,
  knowledge: Knowledge,
  policy: Policy,
  asOf: CalendarDate,
): Steps<Analysis> {
  const extraction = format.extract(source);
  const { components, problems, limits = [], unresolved = [] } = extraction;
  yield;
  // The first one in a process builds the indexes, unless that was done before (`prepareScreen`).
  const context = judgeContext(knowledge, policy, asOf);
  const inline = readInlineWaivers(source, policy.inlineWaivers ?? false);
  const lines = lazily(() => new LineIndex(source.text));
  yield;
  const found = yield* verdicts(source, components, context, (match) => inlineWaiversAt(match, inline, lines, asOf));
  const screenAgain = (text: SourceText, again: readonly Component[]): Verdict[] =>
    atOnce(verdicts(text, again, context));
  const isRead = (text: SourceText): boolean => readerOf(text, policy, () => context)?.id === format.id;
  const verifier = new Verifier(
    new FixContext({ source, format, extraction, found, knowledge, policy, isRead, screenAgain }),
  );
  const verifyAll = lazily(() => {
    verifyFixes(findings);
    return true;
  });
  const findings: readonly FixableFinding[] = found.map((verdict) => {
    const waived = withInlineWaiver(verdict, inlineWaiverFor(verdict, inline, lines, asOf));
    return new FixableFinding(waived, () => fixesFor(verdict, verifier), verifyAll);
  });
  return { format: format.id, components, findings, problems: joined(problems, inline.problems), limits, unresolved };
}

/** The analysis of a document that no format claims. */
export const nothingRead: Analysis = { components: [], findings: [], problems: [], limits: [], unresolved: [] };

function withInlineWaiver(verdict: Verdict, waiver: Waiver | undefined): Verdict {
  return waiver && !verdict.waiver ? { ...verdict, waiver } : verdict;
}

function joined(read: readonly Problem[], more: readonly Problem[]): readonly Problem[] {
  return more.length === 0 ? read : [...read, ...more];
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Matches that are found, or judged, in one step. */
const matchesPerStep = 100;

/**
 * The place of the next component, from `from` on, that someone may be known for; -1 for none. Nearly all components of a large document
 * are turned away here, at next to no cost; a loop in a generator makes an object for each.
 */
function nextAsked(components: readonly Component[], from: number, { screen, ownScreen, trust }: JudgeContext): number {
  for (let at = from; at < components.length; at++) {
    const component = components[at];
    if (component && mayMatch(component, screen, ownScreen, trust)) return at;
  }
  return -1;
}

/** `apart` tells places of one source apart that are not waived alike. */
function* verdicts(
  source: SourceText,
  components: readonly Component[],
  context: JudgeContext,
  apart: (match: Match) => string = () => "",
): Steps<Verdict[]> {
  const { screen, ownScreen, trust } = context;
  const waivedBy = (match: Match): string => {
    const { waivers, scopes } = context.policyFor(match.party);
    const kinds = scopes ? scopeKindsOf(match.component).join() : "";
    return `${waivedApart(match, source.uri, waivers, context.asOf)};${kinds};${apart(match)}`;
  };
  const groups = new MatchGroups(waivedBy);
  let isTwice = false;
  let matches = 0;
  for (let at = nextAsked(components, 0, context); at >= 0; at = nextAsked(components, at + 1, context)) {
    const component = components[at];
    if (!component) break;
    const foreign = trust?.screen(component);
    if (foreign) groups.add(foreign);
    const own = ownScreen?.screen(component, context.asOf) ?? [];
    for (const match of own) groups.add(match);
    if (++matches % matchesPerStep === 0) yield;
    for (const match of screen.screen(component, context.asOf)) {
      // Two of one id are rare, and both are then judged.
      isTwice ||= own.some(({ party }) => party.id === match.party.id);
      groups.add(match);
    }
  }
  const judged: Verdict[] = [];
  for (const [at, group] of groups.all.entries()) {
    if (at % matchesPerStep === matchesPerStep - 1) yield;
    const verdict = judge(group, source, context);
    if (verdict) judged.push(verdict);
  }
  return isTwice ? [...graverOfEach(judged)] : judged;
}
