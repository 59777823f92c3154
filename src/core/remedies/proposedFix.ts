import type { Edit, Fix, Grade } from "../model.js";
import type { Trial } from "./trial.js";
import type { Verifier } from "./verifier.js";

const none: readonly Edit[] = [];

/** What is recorded of a fix. Where its title says what its edits do, it is put together when it is read. */
export type Proposal = Omit<Fix, "title" | "edits" | "preferred" | "declaredIn"> & {
  readonly title: string | ((trial: Trial | undefined) => string);
};

/**
 * A fix whose edits have not been tried. All but the edits is there at once; reading those works them out and reads the document
 * again, and gives none where they do not hold.
 */
export class ProposedFix implements Fix {
  readonly kind: Fix["kind"];
  declare readonly grade?: Grade;
  declare readonly note?: string;
  declare readonly command?: string;
  declare readonly to?: string;
  private made: { readonly trial: Trial | undefined } | undefined;

  constructor(
    private readonly proposal: Proposal,
    private readonly propose: () => Trial | undefined,
    readonly verifier: Verifier,
    /** What there is to say where the edits do not hold. */
    readonly otherwise?: Fix,
  ) {
    const { kind, grade, note, command, to } = proposal;
    this.kind = kind;
    if (grade !== undefined) this.grade = grade;
    if (note !== undefined) this.note = note;
    if (command !== undefined) this.command = command;
    if (to !== undefined) this.to = to;
  }

  get title(): string {
    const { title } = this.proposal;
    return typeof title === "string" ? title : title(this.trial);
  }

  /** The edits, not tried; undefined where there is nothing to be edited. */
  get trial(): Trial | undefined {
    return (this.made ??= { trial: this.withoutIdle(this.propose()) }).trial;
  }

  /** What is there already is not written again. */
  private withoutIdle(trial: Trial | undefined): Trial | undefined {
    if (!trial) return undefined;
    const { text } = this.verifier.context.source;
    const edits = trial.edits.filter(({ start, end, newText }) => text.slice(start, end) !== newText);
    return edits.length === trial.edits.length ? trial : edits.length === 0 ? undefined : { ...trial, edits };
  }

  get edits(): readonly Edit[] {
    return this.trial && this.verifier.holds(this.trial) ? this.trial.edits : none;
  }

  /** All of it as plain data, with the edits. */
  toJSON(): Fix {
    const { title, kind, grade, edits, note, command, to } = this;
    return {
      title,
      kind,
      ...(grade !== undefined && { grade }),
      edits,
      ...(note !== undefined && { note }),
      ...(command !== undefined && { command }),
      ...(to !== undefined && { to }),
    };
  }
}
