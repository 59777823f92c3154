import type { Waiver } from "../model.js";

/** What a comparison took out, and what it was with. */
export interface ComparisonAccount {
  /** What was compared with, for people: `origin/main (1a2b3c4d)`, `baseline.json`. */
  readonly with: string;
  /** Commit, where it was a revision. */
  readonly commit?: string;
  /** Findings, waived ones included, that were there before. */
  readonly before: number;
  /** New findings that take the place of one that was there: in another version, or now more severe. */
  readonly changed: number;
  /** Findings of the files that were compared that are gone. */
  readonly gone: number;
  /** Waivers that the change adds: they hold once it is merged. */
  readonly proposed: readonly ProposedWaiver[];
}

/** A waiver that the base's policy does not have. */
export interface ProposedWaiver {
  readonly waiver: Waiver;
  /** Path to show of the policy that has it. */
  readonly file: string;
  /** New findings that it would cover. */
  readonly covers: number;
}
