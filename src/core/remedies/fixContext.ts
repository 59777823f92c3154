import type { Alternative, Component, Extraction, Match, SourceText } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { sheetOf } from "../documents/cells.js";
import { isFileList } from "../documents/fileList.js";
import type { Format, RowWriter } from "../formats/format.js";
import type { Verdict } from "../policy/judge.js";
import type { Policy } from "../policy/policy.js";
import { Declarations } from "./declarations.js";
import { Mentions } from "./mentions.js";
import { SaidIndex } from "./saidIndex.js";

/** What the context is made of. */
export interface FixContextParts {
  readonly source: SourceText;
  readonly format: Format;
  readonly extraction: Extraction;
  /** Everything that was found in it, one verdict for each component and party. */
  readonly found: readonly Verdict[];
  readonly knowledge: Knowledge;
  readonly policy: Policy;
  /** Whether the same format reads an edited text. */
  isRead(source: SourceText): boolean;
  /** Screens and judges what was read of an edited text. */
  screenAgain(source: SourceText, components: readonly Component[]): readonly Verdict[];
}

const none: readonly number[] = [];

/**
 * The document whose findings are fixed, as it was read, and the means to try an edit. What all of its findings need is made once,
 * when first asked.
 */
export class FixContext {
  readonly source: SourceText;
  readonly format: Format;
  readonly components: readonly Component[];
  /** Whether there is a text to edit: the sheet of a workbook is none. */
  readonly isEditable: boolean;
  private groups: ReadonlyMap<number, readonly Component[]> | undefined;
  private verdicts: ReadonlyMap<Component, readonly Verdict[]> | undefined;
  private writer: { readonly it: RowWriter | undefined } | undefined;
  private readonly recorded = new Map<string, readonly Alternative[]>();
  private readonly listed = new Map<string, boolean>();
  private declared: Declarations | undefined;
  private named: Mentions | undefined;
  private said: SaidIndex | undefined;
  private starts: ReadonlyMap<number | undefined, readonly number[]> | undefined;

  constructor(readonly tools: FixContextParts) {
    this.source = tools.source;
    this.format = tools.format;
    this.components = tools.extraction.components;
    this.isEditable = sheetOf(tools.source.uri) === undefined && !isFileList(tools.source.uri);
  }

  get knowledge(): Knowledge {
    return this.tools.knowledge;
  }

  get policy(): Policy {
    return this.tools.policy;
  }

  /** Recorded other sources for what was matched. */
  alternativesFor({ attribution, matched, component: { relation } }: Sought): readonly Alternative[] {
    if (!attribution) return [];
    const key = `${attribution.party}\u0001${attribution.scheme}\u0001${attribution.pattern}\u0001${matched}\u0001${relation}`;
    let known = this.recorded.get(key);
    if (!known) this.recorded.set(key, (known = this.knowledge.alternativesFor(attribution, matched, relation)));
    return known;
  }

  /** Whether something would be found about a component that an edit puts there. */
  isListed(component: Component): boolean {
    const { kind, ecosystem, name, scope, relation } = component;
    const key = [kind, ecosystem, name, scope, relation].join("\u0001");
    let known = this.listed.get(key);
    if (known === undefined) {
      known = this.tools.screenAgain(this.source, [component]).length > 0;
      this.listed.set(key, known);
    }
    return known;
  }

  /** The part and its alternates, for a component of one of them. */
  groupOf({ placement }: Component): readonly Component[] {
    if (placement?.group === undefined) return [];
    this.groups ??= groupBy(
      this.components.filter((component) => component.placement?.group !== undefined),
      (component) => component.placement?.group ?? 0,
    );
    return this.groups.get(placement.group) ?? [];
  }

  /** What was found about a component; about its source, wherever the document names that. */
  verdictsOn(component: Component): readonly Verdict[] {
    if (!this.verdicts) {
      const about = this.tools.found.flatMap((verdict) => this.componentsOf(verdict).map((one) => ({ one, verdict })));
      this.verdicts = new Map(
        [...groupBy(about, ({ one }) => one)].map(([one, all]) => [one, all.map(({ verdict }) => verdict)]),
      );
    }
    return this.verdicts.get(component) ?? [];
  }

  /** Numbers of the components whose name begins at an offset. */
  readonly numbersAt = (start: number): readonly number[] => {
    this.starts ??= groupBy([...this.components.keys()], (number) => this.components[number]?.nameSpan.start);
    return this.starts.get(start) ?? none;
  };

  /** What a verdict is about: its component, or all that name the source at its places. */
  componentsOf({ component, places }: Pick<Verdict, "component" | "places">): readonly Component[] {
    if (places.length === 1) return [component];
    const there = places.flatMap(({ start, end }) =>
      this.saidBetween(start, end).filter(({ nameSpan, identifiers = [] }) =>
        [nameSpan, ...identifiers].some((span) => span.start === start && span.end === end),
      ),
    );
    return [...new Set(there)];
  }

  /** How often the document declares each package. */
  get declarations(): Declarations {
    return (this.declared ??= new Declarations(this.components));
  }

  /** What the format can write into a row, where it can. */
  get rows(): RowWriter | undefined {
    return (this.writer ??= { it: this.format.writesRows?.(this.source) }).it;
  }

  /** Where the document names things besides declaring them. */
  get mentions(): Mentions {
    return (this.named ??= new Mentions(this.source.text, (start, end) => this.saidBetween(start, end)));
  }

  /** Components that are said, in whole or part, by characters between two offsets. */
  saidBetween(start: number, end: number): readonly Component[] {
    this.said ??= new SaidIndex(this.components);
    return this.said.between(start, end);
  }
}

/** What other sources are looked up by. */
type Sought = Pick<Match, "attribution" | "matched"> & { readonly component: Pick<Component, "relation"> };

function groupBy<T, Key>(all: readonly T[], keyOf: (one: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
