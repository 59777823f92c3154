import type { Component, Finding, SourceText } from "../../src/core/model.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import type { Format } from "../../src/core/formats/format.js";
import { formats } from "../../src/core/formats/index.js";
import { judgeContext } from "../../src/core/policy/judgeContext.js";
import { judge, type Verdict } from "../../src/core/policy/judge.js";
import { MatchGroups } from "../../src/core/policy/matchGroups.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { fixesFor } from "../../src/core/remedies/fixes.js";
import { Verifier } from "../../src/core/remedies/verifier.js";
import { FixContext } from "../../src/core/remedies/fixContext.js";

/** How often a document was read, and how many components were screened, after the first time. */
export interface Work {
  readings: number;
  screenings: number;
}

/**
 * The findings of a document as `analyze` makes them, with the work of their fixes counted. `alone` is how many components may be
 * read again to make each trial by itself: 0 for none, so that all are made together.
 */
export function findingsOf(
  source: SourceText,
  knowledge: Knowledge,
  options: { readonly alone?: number } = {},
): { readonly findings: readonly Finding[]; readonly work: Work } {
  const work: Work = { readings: 0, screenings: 0 };
  const format = formats.formatOf(source);
  if (!format) return { findings: [], work };
  const extraction = format.extract(source);
  const counted: Format = {
    ...format,
    extract(text) {
      work.readings++;
      return format.extract(text);
    },
  };
  const context = judgeContext(knowledge, emptyPolicy, "2026-01-01");
  const screen = (text: SourceText, components: readonly Component[]): Verdict[] => {
    const groups = new MatchGroups(() => "");
    for (const component of components)
      for (const match of context.screen.screen(component, context.asOf)) groups.add(match);
    return groups.all.flatMap((group) => judge(group, text, context) ?? []);
  };
  const found = screen(source, extraction.components);
  const screenAgain = (text: SourceText, components: readonly Component[]): Verdict[] => {
    work.screenings += components.length;
    return screen(text, components);
  };
  const isRead = (text: SourceText): boolean => formats.formatOf(text)?.id === format.id;
  const fixContext = new FixContext({
    source,
    format: counted,
    extraction,
    found,
    knowledge,
    policy: emptyPolicy,
    isRead,
    screenAgain,
  });
  const verifier = new Verifier(fixContext, options.alone);
  const findings = found.map((verdict): Finding => {
    let made: Finding["fixes"] | undefined;
    return {
      ...verdict,
      get fixes() {
        return (made ??= fixesFor(verdict, verifier));
      },
    };
  });
  return { findings, work };
}
