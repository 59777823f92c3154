import type { CalendarDate } from "../core/model.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Given } from "./given.js";
import type { OptionName } from "./options.js";

/** Exit codes, the contract of the command: 2 usage error or incomplete, else 1 findings at the threshold, else 0. */
export type ExitCode = 0 | 1 | 2;

/** What a command is run with besides its arguments. */
export interface Context {
  /** What is known, read when it is first asked for. */
  readonly knowledge: () => Promise<Knowledge>;
  /** The UTC day. */
  readonly today: CalendarDate;
  /** Now: UTC, ISO 8601, whole seconds. */
  readonly created: string;
  /** Version of the program. */
  readonly version: string;
}

/** One command: its words, and what it does. Dispatch, parsing and help follow from it. */
export interface Command {
  /** `audit`, `policy show`. */
  readonly name: string;
  /** `[PATH…]`; empty when it takes nothing. */
  readonly takes: string;
  /** What it does, in the list of commands. */
  readonly says: string;
  readonly options: readonly OptionName[];
  /** Further paragraphs of its help. */
  readonly more?: string;
  /** Its exit codes, where they are others than an audit's. */
  readonly exits?: string;
  readonly examples?: readonly string[];
  /** Throws a UsageError that says what is wrong with what was given. */
  run(given: Given, context: Context): Promise<ExitCode>;
}
