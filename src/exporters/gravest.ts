import { severityOrder } from "../core/model/severities.js";
import type { Severity } from "../core/model.js";

/** Keeps the most severe of what it is given, at most so many, and counts the others. Of equals the first stay. */
export class Gravest<T> {
  private readonly kept = new Map<Severity, T[]>(severityOrder.map((severity) => [severity, []]));
  private readonly counts = new Map<Severity, number>();

  constructor(private readonly most: number) {}

  /** `make` is called only where there is room. */
  add(severity: Severity, make: () => T): void {
    this.counts.set(severity, (this.counts.get(severity) ?? 0) + 1);
    const upTo = severityOrder.slice(0, severityOrder.indexOf(severity) + 1);
    const before = upTo.reduce((sum, one) => sum + this.of(one).length, 0);
    if (before >= this.most) return;
    this.of(severity).push(make());
    for (const lower of [...severityOrder].reverse()) if (this.size > this.most && this.of(lower).pop()) break;
  }

  /** The most severe first. */
  all(): readonly T[] {
    return severityOrder.flatMap((severity) => this.of(severity));
  }

  /** How many of a severity are not kept. */
  leftOut(severity: Severity): number {
    return (this.counts.get(severity) ?? 0) - this.of(severity).length;
  }

  get allLeftOut(): number {
    return severityOrder.reduce((sum, severity) => sum + this.leftOut(severity), 0);
  }

  private get size(): number {
    return severityOrder.reduce((sum, severity) => sum + this.of(severity).length, 0);
  }

  private of(severity: Severity): T[] {
    return this.kept.get(severity) ?? [];
  }
}
