import type { Attribution, Match, Span } from "../model.js";
import { sharedSourceOf } from "./sharedSource.js";

/** Matches that make one finding: a source with all its places, or one match of anything else. */
export interface MatchGroup {
  /** The first in the document. */
  readonly match: Match;
  /** In document order, none twice; the match's own first. */
  readonly places: readonly Span[];
  /** What the finding is about when that is a source. */
  readonly source: string | undefined;
  /** What the files are called that the finding is about, none twice: libraries by the recorded name, archives by their package. */
  readonly sdks?: readonly string[];
}

/** A match that makes a finding of its own. */
export function alone(match: Match): MatchGroup {
  return { match, places: [match.span], source: sharedSourceOf(match) };
}

/** Gathers matches before anything is worded, so that a mirror named twenty thousand times, or an SDK of a hundred files, costs one verdict. */
export class MatchGroups {
  private readonly inOrder: Gathered[] = [];
  private readonly bySource = new Map<Attribution, Map<string, Gathered>>();
  private readonly ofFiles = new Map<string, Gathered>();

  /** `waivedBy` tells matches apart that are waived or weighed apart: the same text for those that are not. */
  constructor(private readonly waivedBy: (match: Match) => string) {}

  add(match: Match): void {
    if (match.component.file !== undefined) return this.addFile(match);
    const source = sharedSourceOf(match);
    if (source === undefined || !match.attribution) {
      this.inOrder.push(new Gathered(match, source));
      return;
    }
    const { attribution, component, confidence } = match;
    const aside = `${component.kind === "source"} ${component.mention !== undefined} ${component.placement?.notPlaced}`;
    const key = `${source} ${confidence} ${aside} ${this.waivedBy(match)}`;
    let alike = this.bySource.get(attribution);
    if (!alike) this.bySource.set(attribution, (alike = new Map<string, Gathered>()));
    const group = alike.get(key);
    if (group) return group.join(match);
    const begun = new Gathered(match, source);
    alike.set(key, begun);
    this.inOrder.push(begun);
  }

  /** Files of one folder that are one party's, in one way, are one SDK to whoever has to part with it. */
  private addFile(match: Match): void {
    const { party, relationship, confidence } = match;
    const key = `${party.id} ${relationship} ${confidence} ${this.waivedBy(match)}`;
    const known = this.ofFiles.get(key);
    const group = known ?? new Gathered(match, undefined);
    group.addSdk(sdkOf(match));
    if (known) return known.join(match);
    this.ofFiles.set(key, group);
    this.inOrder.push(group);
  }

  /** In the order in which the first match of each was found. */
  get all(): readonly MatchGroup[] {
    return this.inOrder;
  }
}

class Gathered implements MatchGroup {
  private spans: Span[];
  private isSorted = true;
  private readonly named = new Set<string>();

  constructor(
    public match: Match,
    readonly source: string | undefined,
  ) {
    this.spans = [match.span];
  }

  get sdks(): readonly string[] {
    return [...this.named];
  }

  addSdk(name: string): void {
    this.named.add(name);
  }

  join(match: Match): void {
    const last = this.spans.at(-1);
    if (isSame(match.span, last)) return;
    if (last && match.span.start < last.start) this.isSorted = false;
    this.spans.push(match.span);
    if (match.span.start < this.match.span.start) this.match = match;
  }

  get places(): readonly Span[] {
    if (this.isSorted) return this.spans;
    this.spans.sort((a, b) => a.start - b.start || a.end - b.end);
    this.isSorted = true;
    return (this.spans = this.spans.filter((span, at, all) => !isSame(span, all[at - 1])));
  }
}

function sdkOf({ component, attribution }: Match): string {
  if (component.ecosystem !== undefined) return component.name;
  return attribution?.scheme === "library" ? attribution.pattern.replace(/[_-]?\*$/, "") : component.name;
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one.start === other?.start && one.end === other.end;
}
