import type { Component, Finding, Fix, ListingStatus, Match, RuleId, Severity, Span, Waiver } from "../model.js";
import { verifiedFixes } from "./verifiedFixes.js";

/**
 * A finding whose fixes are put together when they are first read. A class, since an object literal with a getter of its own would
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
  readonly subject: string;
  readonly fingerprint: string;
  declare readonly waiver?: Waiver;
  private made: readonly Fix[] | undefined;

  constructor(
    verdict: Omit<Finding, "fixes">,
    private readonly make: () => readonly Fix[],
    /** Tries the edits for all findings of the document. */
    private readonly verifyAll: () => unknown,
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
    this.subject = verdict.subject;
    this.fingerprint = verdict.fingerprint;
    if (verdict.waiver) this.waiver = verdict.waiver;
  }

  get fixes(): readonly Fix[] {
    return (this.made ??= this.make());
  }

  /** All of it, with the fixes as they may be offered. Whoever writes one finding out writes the document's others out as well. */
  toJSON(): Finding {
    this.verifyAll();
    const { rule, severity, span, places, message, component, match, status, statuses, because, subject, fingerprint } =
      this;
    const judged = { rule, severity, span, places, message, component, match, status, statuses, because };
    const plain = { ...judged, subject, fingerprint, fixes: verifiedFixes(this) };
    return this.waiver ? { ...plain, waiver: this.waiver } : plain;
  }
}
