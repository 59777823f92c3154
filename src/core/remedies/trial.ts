import type { Component, Edit } from "../model.js";
import type { Verdict } from "../policy/judge.js";

/** Another component that should be read after an edit. */
export interface Target {
  readonly ecosystem?: string;
  readonly name: string;
}

/** Edits that someone may make, and what they are to do. */
export interface Trial {
  /** In the document's offsets. */
  readonly edits: readonly Edit[];
  /** What was found and the edits are made for. */
  readonly verdict: Verdict;
  /** What it is about: a component, or all that come from one source. */
  readonly components: readonly Component[];
  /**
   * `gone`: it is found no more. `alternate`: it stays, and the target is read as an alternate beside it. `not-placed`: it stays,
   * and is read as a part that is not placed.
   */
  readonly effect: "gone" | "alternate" | "not-placed";
  /** What comes in its place. */
  readonly target?: Target;
  /** Whether every other component of the document has to stay as it was. */
  readonly alone: boolean;
}
