/** What tells one language of build scripts from another, as far as its tokens go. */
export interface DslDialect {
  /** `#` starts a comment. */
  readonly hash?: boolean;
  /** `%` starts a comment. */
  readonly percent?: boolean;
  /** `//` and `/* … *\/` are comments; `nested`: block comments nest; `block`: `//` begins none. */
  readonly slashes?: "flat" | "nested" | "block";
  /** Nix's strings over many lines, between two single quotes each. */
  readonly doubledSingle?: boolean;
  /** `"""` and, where single quotes make strings, `'''` make strings over many lines. */
  readonly triple?: boolean;
  /** What single quotes make. */
  readonly single: "string" | "character";
  /** A plain string may run over lines. */
  readonly multiline?: boolean;
  /** What opens an expression inside a string, and `bare`: `$name` does as well. `f`: only in strings with that prefix. */
  readonly interpolation?: "${" | "#{" | "\\(" | "f{";
  /** Single-quoted strings interpolate nothing. */
  readonly plainSingle?: boolean;
  /** Letters directly before a quote belong to the string: `r"…"`, `s"…"`. */
  readonly prefixes?: RegExp;
  /** `:name` is a symbol. */
  readonly symbols?: boolean;
  /** `/…/` makes a regular expression where a value is expected. */
  readonly regex?: boolean;
  /** Swift's `#"…"#`. */
  readonly hashedStrings?: boolean;
  /** Lua's `[[…]]` and `[=[…]=]` make strings, and comments after `--`, which also begins a comment of one line. */
  readonly longBrackets?: boolean;
  /** Ruby's `%w[…]`, `%q<…>`, here-documents, `=begin` … `=end`, `__END__`. */
  readonly ruby?: boolean;
  /** Elixir's `~w(…)`. */
  readonly sigils?: boolean;
  /** Words that open a block which `end` closes. */
  readonly blocks?: "ruby" | "elixir";
  /** Words may end in `?` or `!`. */
  readonly marked?: boolean;
}

/** Groovy, as Gradle scripts are written. */
export const groovy: DslDialect = {
  slashes: "flat",
  triple: true,
  single: "string",
  plainSingle: true,
  interpolation: "${",
  regex: true,
};

/** Kotlin, as Gradle scripts are written. */
export const kotlin: DslDialect = { slashes: "nested", triple: true, single: "character", interpolation: "${" };

/** Scala, as sbt builds are written. */
export const scala: DslDialect = {
  slashes: "nested",
  triple: true,
  single: "character",
  interpolation: "${",
  prefixes: /^[a-z]{1,3}$/,
};

/** Swift, as package manifests are written. */
export const swift: DslDialect = {
  slashes: "nested",
  triple: true,
  single: "character",
  interpolation: "\\(",
  hashedStrings: true,
};

/** Python and Starlark. */
export const python: DslDialect = {
  hash: true,
  triple: true,
  single: "string",
  interpolation: "f{",
  prefixes: /^(?:[rbfuRBFU]|[rR][bfBF]|[bfBF][rR])$/,
};

/** Ruby, as Gemfiles, gemspecs, podfiles, podspecs and Puppetfiles are written. */
export const ruby: DslDialect = {
  hash: true,
  single: "string",
  plainSingle: true,
  multiline: true,
  interpolation: "#{",
  symbols: true,
  regex: true,
  ruby: true,
  blocks: "ruby",
  marked: true,
};

/** Elixir, as `mix.exs` is written. */
export const elixir: DslDialect = {
  hash: true,
  triple: true,
  single: "string",
  multiline: true,
  interpolation: "#{",
  symbols: true,
  sigils: true,
  blocks: "elixir",
  marked: true,
};

/** Lua, as rockspecs are written. */
export const lua: DslDialect = { single: "string", longBrackets: true };

/** Nix, as flakes are written. */
export const nix: DslDialect = {
  hash: true,
  slashes: "block",
  single: "character",
  multiline: true,
  doubledSingle: true,
  interpolation: "${",
};
