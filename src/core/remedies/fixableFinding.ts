import type { Component, Finding, Fix, ListingStatus, Match, RuleId, Severity, Span, Waiver } from "../model.js";

/**
 * A finding whose fixes are worked out when they are first read. A class, since an object literal with a getter of its own would
 * give each finding another shape, and what engines keep of shapes keeps the document alive.
 */
export class FixableFinding implements Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly span: Span;
  readonly places: readonly Span[];
  readonly message: string;
  readonly component: Component;
  readonly match: Match;
  readonly status: ListingStatus;
  readonly statuses: readonly ListingStatus[];
  readonly because: string;
  readonly fingerprint: string;
  declare readonly waiver?: Waiver;
  private made: readonly Fix[] | undefined;

  constructor(
    verdict: Omit<Finding, "fixes">,
    private readonly make: () => readonly Fix[],
  ) {
    this.rule = verdict.rule;
    this.severity = verdict.severity;
    this.span = verdict.span;
    this.places = verdict.places;
    this.message = verdict.message;
    this.component = verdict.component;
    this.match = verdict.match;
    this.status = verdict.status;
    this.statuses = verdict.statuses;
    this.because = verdict.because;
    this.fingerprint = verdict.fingerprint;
    if (verdict.waiver) this.waiver = verdict.waiver;
  }

  get fixes(): readonly Fix[] {
    return (this.made ??= this.make());
  }

  /** All of it, the fixes included, which as a getter would be left out. */
  toJSON(): Finding {
    const { rule, severity, span, places, message, component, match, status, statuses, because, fingerprint } = this;
    const { waiver, fixes } = this;
    const judged = { rule, severity, span, places, message, component, match, status, statuses, because };
    const plain = { ...judged, fingerprint, fixes };
    return waiver ? { ...plain, waiver } : plain;
  }
}
