import { gemOrder } from "./gemOrder.js";
import { mavenOrder } from "./mavenOrder.js";
import type { Order } from "./order.js";
import { pythonOrder } from "./pythonOrder.js";
import { semanticOrder } from "./semanticOrder.js";

/**
 * What an operator means. `caret`: up to the next change of the first number that is not 0. `minor`: up to the next change of the second
 * number. `but-last`: up to the next change of the last number but one.
 */
export type Meaning = "is" | "is-not" | "least" | "after" | "most" | "before" | "caret" | "minor" | "but-last";

/** How the users of an ecosystem write ranges of versions. */
export interface Dialect {
  readonly order: Order;
  /** By operator; "" is none. */
  readonly operators: ReadonlyMap<string, Meaning>;
  /** `[1.0,2.0)`. */
  readonly brackets?: boolean;
  /** `1.2` stands for all that begins so, except where what is compatible with it is meant. */
  readonly partial?: boolean;
  /** Previews of 2.0.0 are before 2.0.0 and meant by `<2.0.0`; no text at all means every version; `1.2 - 1.4` is a range. */
  readonly isNpm?: boolean;
}

/** What all know. */
const compared: Readonly<Record<string, Meaning>> = { ">=": "least", ">": "after", "<=": "most", "<": "before" };

function dialect(order: Order, operators: Readonly<Record<string, Meaning>>): Dialect {
  return { order, operators: new Map(Object.entries({ ...compared, "=": "is", ...operators })) };
}

const pessimistic = { "": "is", "~>": "but-last", "!=": "is-not" } as const;
/** Semantic versions with the operators that most know, where it has no rule of its own. */
export const semanticRanges = dialect(semanticOrder, {
  "": "is",
  "^": "caret",
  "~": "minor",
  "==": "is",
  "!=": "is-not",
});

/** https://github.com/npm/node-semver#ranges, with previews included. */
export const npmRanges: Dialect = {
  ...dialect(semanticOrder, { "": "is", "^": "caret", "~": "minor", "~>": "minor" }),
  partial: true,
  isNpm: true,
};

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export const cargoRanges: Dialect = {
  ...dialect(semanticOrder, { "": "caret", "^": "caret", "~": "minor" }),
  partial: true,
};

/** https://getcomposer.org/doc/articles/versions.md */
export const composerRanges: Dialect = dialect(semanticOrder, {
  "": "is",
  "^": "caret",
  "~": "but-last",
  "==": "is",
  "!=": "is-not",
});

/** https://packaging.python.org/en/latest/specifications/version-specifiers/ */
export const pypiRanges: Dialect = dialect(pythonOrder, { "~=": "but-last", "==": "is", "===": "is", "!=": "is-not" });

export const condaRanges: Dialect = dialect(pythonOrder, { "": "is", "~=": "but-last", "==": "is", "!=": "is-not" });

/** https://guides.rubygems.org/patterns/#pessimistic-version-constraint */
export const gemRanges: Dialect = dialect(gemOrder, pessimistic);

export const cocoapodsRanges: Dialect = dialect(gemOrder, pessimistic);

/** https://maven.apache.org/pom.html#dependency-version-requirement-specification */
export const mavenRanges: Dialect = { ...dialect(mavenOrder, { "": "is" }), brackets: true };

/** https://learn.microsoft.com/nuget/concepts/package-versioning */
export const nugetRanges: Dialect = { ...dialect(semanticOrder, { "": "least" }), brackets: true };

/** https://hexdocs.pm/elixir/Version.html */
export const hexRanges: Dialect = dialect(semanticOrder, { ...pessimistic, "==": "is" });

/** https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
export const terraformRanges: Dialect = dialect(semanticOrder, pessimistic);
