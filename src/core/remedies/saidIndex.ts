import type { Component, Span } from "../model.js";

interface Said extends Span {
  readonly component: Component;
}

/** Tells which components a piece of the text says something of: their names, versions and identifiers. */
export class SaidIndex {
  /** By where they begin. */
  private readonly said: readonly Said[];
  /** The furthest end of those up to each. */
  private readonly ends: readonly number[];

  constructor(components: readonly Component[]) {
    this.said = components
      .flatMap((component) => spansOf(component).map(({ start, end }): Said => ({ start, end, component })))
      .sort((a, b) => a.start - b.start);
    let furthest = 0;
    this.ends = this.said.map(({ end }) => (furthest = Math.max(furthest, end)));
  }

  /** Those with a character between two offsets. */
  between(start: number, end: number): readonly Component[] {
    const found = new Set<Component>();
    let at = this.firstFrom(end) - 1;
    for (; at >= 0 && (this.ends[at] ?? 0) > start; at--) {
      const said = this.said[at];
      if (said && said.end > start) found.add(said.component);
    }
    return [...found];
  }

  /** Index of the first that begins at `offset` or after it. */
  private firstFrom(offset: number): number {
    let low = 0;
    for (let high = this.said.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.said[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function spansOf({ nameSpan, versionSpan, identifiers = [], suppliers = [] }: Component): readonly Span[] {
  return [nameSpan, ...(versionSpan ? [versionSpan] : []), ...identifiers, ...suppliers];
}
