import type { Component, Extraction, Problem, Span } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import { EditedText } from "./editedText.js";
import type { Trial } from "./trial.js";
import type { FixContext } from "./fixContext.js";

/** What came of making the edits of several trials at once. */
export interface Outcome {
  /** Those at whose place something is not as it should be. */
  readonly refused: ReadonlySet<Trial>;
  /** Something is not as it should be, and it cannot be determined at whose place. */
  readonly unexplained: boolean;
}

/**
 * Makes the edits of several trials, which must not overlap, and reads the document once more: whether it reads as well as before,
 * what each trial is for is gone, nothing else is found, and what comes in its place is what is read. Only components that changed
 * are screened again.
 *
 * A single trial holds exactly when nothing is refused. Several together are held to more, since one's effect could make up for
 * another's: everything is compared place by place. So what passes together passes alone, and what is refused together may still
 * pass alone.
 */
export function tryTogether(trials: readonly Trial[], context: FixContext): Outcome {
  return new Attempt(trials, context).outcome();
}

class Attempt {
  private readonly refused = new Set<Trial>();
  private unexplained = false;
  private readonly edited: EditedText;
  /** The only trial, where there is but one. */
  private readonly sole: Trial | undefined;
  /** Components of before that were not read again, and those that were not read before. */
  private gone: ReadonlySet<Component> = new Set();
  private fresh: readonly Component[] = [];
  private freshVerdicts: readonly Verdict[] = [];
  private readonly claimed: ReadonlySet<Component>;
  /** Where parts are read anew that are not placed: offsets in the original. */
  private notPlaced: ReadonlySet<number | undefined> | undefined;
  /** What is read anew, by the trial at whose place. */
  private byOwner: ReadonlyMap<Trial, readonly Component[]> | undefined;

  constructor(
    private readonly trials: readonly Trial[],
    private readonly context: FixContext,
  ) {
    this.edited = new EditedText(context.source.text, trials);
    this.sole = trials.length === 1 ? trials[0] : undefined;
    this.claimed = new Set(trials.flatMap(({ components }) => components));
  }

  outcome(): Outcome {
    const { format, source } = this.context;
    const edited = { uri: source.uri, text: this.edited.text };
    if (!this.context.tools.isRead(edited)) return { refused: this.refused, unexplained: true };
    const after = format.extract(edited);
    this.compareProblems(after);
    this.compareComponents(after.components);
    // One by one: what is said of one source all over the document counts at each component.
    this.freshVerdicts = this.fresh.flatMap((component) => this.context.tools.screenAgain(edited, [component]));
    this.compareFound();
    for (const trial of this.trials) if (!this.takesEffect(trial, after.components)) this.refused.add(trial);
    if (this.trials.some(({ alone }) => alone)) this.compareOthers();
    this.compareOwners();
    return { refused: this.refused, unexplained: this.unexplained };
  }

  /** At the first of `spans` that touches an edit; `unexplained` where none does. */
  private blame(...spans: readonly Span[]): void {
    if (this.sole) {
      this.refused.add(this.sole);
      return;
    }
    const owners = spans.map((span) => this.edited.touching(span)).find(({ length }) => length > 0);
    if (owners) for (const owner of owners) this.refused.add(owner);
    else this.unexplained = true;
  }

  private compareProblems({ problems, limits = [] }: Extraction): void {
    const before = this.context.tools.extraction;
    if (limits.length > (before.limits ?? []).length) this.unexplained = true;
    if (this.sole) {
      if (problems.length > before.problems.length) this.refused.add(this.sole);
      return;
    }
    if (problems.length === 0) return;
    const key = (at: number | undefined, { message }: Problem): string => `${at}\u0001${message}`;
    const known = new Set(before.problems.map((problem) => key(problem.start, problem)));
    for (const problem of problems) {
      if (!known.has(key(this.edited.original(problem.start), problem))) this.blame(problem);
    }
  }

  private compareComponents(after: readonly Component[]): void {
    const { components, numbersAt } = this.context;
    const isRead = new Uint8Array(components.length);
    this.fresh = after.filter((component) => {
      const start = this.edited.original(component.nameSpan.start);
      for (const number of start === undefined ? [] : numbersAt(start)) {
        const one = components[number];
        if (isRead[number] === 1 || !one || !isSame(one, component)) continue;
        isRead[number] = 1;
        return false;
      }
      return true;
    });
    this.gone = new Set(components.filter((_, number) => isRead[number] === 0));
  }

  /** What is found now may be no more than before, and less by what the trials are for. */
  private compareFound(): void {
    const change = new Map<string, number>();
    const count = (fingerprint: string, by: number): unknown =>
      change.set(fingerprint, (change.get(fingerprint) ?? 0) + by);
    for (const component of this.gone)
      for (const { fingerprint } of this.context.verdictsOn(component)) count(fingerprint, -1);
    for (const { fingerprint } of this.freshVerdicts) count(fingerprint, 1);
    for (const { verdict, components, effect } of this.trials) {
      if (effect === "gone") count(verdict.fingerprint, components.length);
    }
    const over = new Set([...change].filter(([, by]) => by > 0).map(([fingerprint]) => fingerprint));
    const persisting = this.sole ? undefined : this.persisting();
    for (const { fingerprint, component, span } of this.freshVerdicts) {
      const place = this.edited.original(component.nameSpan.start);
      const isNew = persisting && !persisting.has(`${place}\u0001${fingerprint}`);
      if (isNew || over.has(fingerprint)) this.blame(span, component.nameSpan, component.entry);
    }
    if (over.size === 0) return;
    if (this.sole) this.refused.add(this.sole);
    for (const { fingerprint } of this.freshVerdicts) over.delete(fingerprint);
    // What is left was not found anew: the trials for it did not make it go.
    for (const trial of this.trials) {
      if (trial.effect === "gone" && over.has(trial.verdict.fingerprint)) this.refused.add(trial);
    }
  }

  /** What may be found at a place where it was found before, though its component changed. */
  private persisting(): ReadonlySet<string> {
    const going = new Set(this.trials.flatMap(({ verdict, effect }) => (effect === "gone" ? [verdict] : [])));
    return new Set(
      [...this.gone].flatMap((component) =>
        this.context
          .verdictsOn(component)
          .filter((verdict) => !going.has(verdict))
          .map(({ fingerprint }) => `${component.nameSpan.start}\u0001${fingerprint}`),
      ),
    );
  }

  private takesEffect(trial: Trial, after: readonly Component[]): boolean {
    const { effect, target, components } = trial;
    if (effect === "not-placed") {
      this.notPlaced ??= new Set(
        this.fresh.flatMap(({ placement, nameSpan }) =>
          placement?.notPlaced ? [this.edited.original(nameSpan.start)] : [],
        ),
      );
      const marked = this.notPlaced;
      return components.every(({ nameSpan }) => marked.has(nameSpan.start));
    }
    // What is still read as it was is still found.
    if (effect === "gone" && !components.every((component) => this.gone.has(component))) return false;
    if (!target) return true;
    const isTarget = ({ ecosystem, name, relation }: Component): boolean =>
      ecosystem === target.ecosystem && name === target.name && (effect !== "alternate" || relation === "alternate");
    if (this.sole) return count(after, isTarget) > count(this.context.components, isTarget);
    return this.targetsOf(trial).some(isTarget);
  }

  /** What is read anew at a trial's place. */
  private targetsOf(trial: Trial): readonly Component[] {
    this.byOwner ??= this.ownersOfFresh();
    return this.byOwner.get(trial) ?? [];
  }

  private ownersOfFresh(): ReadonlyMap<Trial, readonly Component[]> {
    const owned = new Map<Trial, Component[]>();
    for (const component of this.fresh) {
      for (const owner of this.edited.touching(component.nameSpan)) {
        const known = owned.get(owner);
        if (known) known.push(component);
        else owned.set(owner, [component]);
      }
    }
    return owned;
  }

  /** For trials that are to change nothing but what they are for. */
  private compareOthers(): void {
    for (const component of this.gone) {
      if (this.claimed.has(component)) continue;
      const owners = this.sole ? [this.sole] : this.edited.touchingOriginal(component.entry);
      if (owners.length === 0) this.unexplained = true;
      for (const owner of owners) if (owner.alone && !belongsTo(component, owner)) this.refused.add(owner);
    }
    for (const component of this.fresh) {
      const owners = this.sole ? [this.sole] : this.edited.touching(component.nameSpan);
      if (owners.length === 0 && this.edited.touching(component.entry).length === 0) this.unexplained = true;
      for (const owner of owners) if (owner.alone && !this.isWanted(component, owner)) this.refused.add(owner);
    }
  }

  /** What a trial puts there and another one's edits say something of too. */
  private compareOwners(): void {
    if (this.sole) return;
    for (const component of this.fresh) {
      const [owner, ...more] = this.edited.touching(component.nameSpan);
      const others = [
        ...more,
        ...(component.versionSpan ? this.edited.touching(component.versionSpan) : []),
        ...(component.identifiers ?? []).flatMap((identifier) => this.edited.touching(identifier)),
      ].filter((other) => other !== owner);
      if (owner === undefined || others.length === 0) continue;
      for (const trial of [owner, ...others]) this.refused.add(trial);
    }
  }

  private isWanted(component: Component, { effect, target, components }: Trial): boolean {
    if (component.kind === "source") return effect === "gone" && target !== undefined;
    if (effect === "not-placed") {
      const start = this.edited.original(component.nameSpan.start);
      return components.some(({ nameSpan }) => nameSpan.start === start);
    }
    return target !== undefined && component.name === target.name;
  }
}

/** A place that is named in a component's own declaration goes with it. */
function belongsTo({ kind, entry }: Component, { components }: Trial): boolean {
  if (kind !== "source") return false;
  return components.some((own) => own.entry.start <= entry.start && entry.end <= own.entry.end);
}

/** Whether two components say the same, wherever they are: what is known of one is known of the other. */
function isSame(a: Component, b: Component): boolean {
  return (
    a.name === b.name &&
    a.version === b.version &&
    a.ecosystem === b.ecosystem &&
    a.kind === b.kind &&
    a.scope === b.scope &&
    a.relation === b.relation &&
    a.mention === b.mention &&
    a.placement?.notPlaced === b.placement?.notPlaced &&
    sameList(a.identifiers, b.identifiers, (one, other) => one.scheme === other.scheme && one.value === other.value) &&
    sameList(a.suppliers, b.suppliers, (one, other) => one.role === other.role && one.name === other.name)
  );
}

function sameList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined, same: (a: T, b: T) => boolean): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return (a?.length ?? 0) === (b?.length ?? 0);
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at], b[at]];
    if (one === undefined || other === undefined || !same(one, other)) return false;
  }
  return true;
}

function count(components: readonly Component[], isIt: (component: Component) => boolean): number {
  return components.reduce((sum, component) => sum + (isIt(component) ? 1 : 0), 0);
}
