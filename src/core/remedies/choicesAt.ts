import type { Alternative } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import type { FixContext } from "./fixContext.js";

/**
 * What each place of a finding gets when the first gets `alternative`: the same where it serves there too, else its own. Repositories
 * of one mirror stand for different ones elsewhere. Undefined when nothing is known for one of them.
 */
export function choicesAt(
  { match: { attribution, component }, places }: Pick<Verdict, "match" | "places">,
  alternative: Alternative,
  context: Pick<FixContext, "source" | "alternativesFor">,
): readonly Alternative[] | undefined {
  const choices = [alternative];
  for (const { start, end } of places.slice(1)) {
    const there = context.source.text.slice(start, end).replace(/\\:/g, ":");
    const own = attribution ? context.alternativesFor({ attribution, matched: there, component }) : [];
    const same = own.find(({ to }) => to === alternative.to);
    const choice = same ?? own.find(({ grade }) => grade === alternative.grade) ?? own[0];
    if (!choice) return undefined;
    choices.push(choice);
  }
  return choices;
}
