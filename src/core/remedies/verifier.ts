import { groupsApart } from "../text/apart.js";
import { refusedAtSight } from "./refusedAtSight.js";
import { tryTogether } from "./tryTogether.js";
import type { Trial } from "./trial.js";
import type { FixContext } from "./fixContext.js";

/** Up to this many components read again, each trial of a document is made by itself: that asks nothing but what is asked. */
const few = 20_000;
/** How many components may be read again for a larger document, beyond what its size gives. */
const free = 200_000;
/** How often a document may be read again, however large it is. */
const least = 160;
/** Files whose sections are many name them after something else than what they do. */
const mostSections = 4;

/**
 * Tells whether edits of one document do what a fix promises. Each answer is found once: by reading the edited document, for one
 * trial when it is asked for alone, for all of them in a few readings when a report wants them all.
 */
export class Verifier {
  private readonly answers = new Map<Trial, boolean>();

  constructor(
    readonly context: FixContext,
    private readonly alone = few,
  ) {}

  /** Whether the edits of a trial hold by themselves. */
  holds(trial: Trial): boolean {
    const known = this.answers.get(trial);
    if (known !== undefined) return known;
    const answer = !refusedAtSight(trial, this.context) && this.passes([trial]);
    this.answers.set(trial, answer);
    return answer;
  }

  /**
   * Finds the answers for many trials. In a small document each is made by itself. In a large one those whose edits do not overlap
   * are tried together; where something is wrong, those at whose place it is are tried again by themselves, and where that cannot
   * be determined, each half. A document is read again only so often: what could not be determined by then does not hold.
   */
  settle(trials: readonly Trial[]): void {
    const open: Trial[] = [];
    for (const trial of new Set(trials)) {
      if (this.answers.has(trial)) continue;
      if (refusedAtSight(trial, this.context)) this.answers.set(trial, false);
      else open.push(trial);
    }
    if (open.length * (this.context.components.length + 1) <= this.alone) {
      for (const trial of open) this.holds(trial);
      return;
    }
    const suspects: Trial[] = [];
    const budget = new Budget(Math.max(least, Math.floor(free / (this.context.components.length + 1))));
    for (const group of this.strangers(open)) {
      for (const together of groupsApart(group)) suspects.push(...this.halve(together, budget));
    }
    for (const trial of suspects) this.answers.set(trial, budget.take() && this.passes([trial]));
  }

  /** Finds answers for trials that can be made together; returns those that are to be made by themselves. */
  private halve(trials: readonly Trial[], budget: Budget): Trial[] {
    const suspects: Trial[] = [];
    for (const parts = [trials]; parts.length > 0;) {
      const part = parts.pop() ?? [];
      if (part.length === 0) continue;
      if (!budget.take()) {
        for (const trial of part) this.answers.set(trial, false);
        continue;
      }
      const { refused, unexplained } = tryTogether(part, this.context);
      const [sole] = part;
      if (sole && part.length === 1) this.answers.set(sole, refused.size === 0 && !unexplained);
      else if (refused.size > 0) {
        suspects.push(...refused);
        parts.push(part.filter((trial) => !refused.has(trial)));
      } else if (unexplained) {
        const middle = part.length >> 1;
        parts.push(part.slice(middle), part.slice(0, middle));
      } else for (const trial of part) this.answers.set(trial, true);
    }
    return suspects;
  }

  /**
   * Trials in groups that are made one after another: what one does to another's component would not be seen where that is edited
   * too. Neighbours are in different groups, and so are sections of the file, one of which may manage what another says, and trials
   * that may change other components and those that may not.
   */
  private strangers(trials: readonly Trial[]): readonly (readonly Trial[])[] {
    const numbers = new Map(this.context.components.map((component, at) => [component, at]));
    const sections = new Map<string, number>();
    const groups = new Map<string, Trial[]>();
    for (const trial of trials) {
      const { component } = trial.verdict;
      const section = sections.get(component.scope) ?? sections.size % mostSections;
      sections.set(component.scope, section);
      const key = `${section} ${(numbers.get(component) ?? 0) % 2} ${trial.alone}`;
      const group = groups.get(key);
      if (group) group.push(trial);
      else groups.set(key, [trial]);
    }
    return [...groups.values()];
  }

  private passes(trials: readonly Trial[]): boolean {
    const { refused, unexplained } = tryTogether(trials, this.context);
    return refused.size === 0 && !unexplained;
  }
}

/** How often a document may still be read. */
class Budget {
  constructor(private left: number) {}

  take(): boolean {
    return this.left-- > 0;
  }
}
