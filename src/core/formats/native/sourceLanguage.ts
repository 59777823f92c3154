/** How a language of source or build files writes comments. */
export type CommentStyle = "slashes" | "hash" | "cmake" | "xml" | "pascal";

/** What link statements look like in a file. */
export interface SourceLanguage {
  readonly id:
    "c" | "csharp" | "java" | "python" | "javascript" | "go" | "swift" | "rust" | "dart" | "pascal" | "build";
  readonly comments: CommentStyle;
}

const languages: ReadonlyMap<string, SourceLanguage> = new Map(
  (
    [
      ["c", "slashes", ["c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "m", "mm", "ino", "cu"]],
      ["csharp", "slashes", ["cs", "fs", "vb"]],
      ["java", "slashes", ["java", "kt", "kts", "scala", "groovy"]],
      ["python", "hash", ["py", "pyw", "pyx", "pyi"]],
      ["javascript", "slashes", ["js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx", "vue", "svelte"]],
      ["go", "slashes", ["go"]],
      ["swift", "slashes", ["swift"]],
      ["rust", "slashes", ["rs"]],
      ["dart", "slashes", ["dart"]],
      ["pascal", "pascal", ["pas", "dpr"]],
      ["build", "cmake", ["cmake"]],
      ["build", "xml", ["vcxproj", "vcproj", "props"]],
      ["build", "hash", ["pro", "pri", "mk", "podspec", "bazel", "bzl", "xcconfig", "gyp", "gypi"]],
      ["build", "slashes", ["gradle"]],
    ] as const
  ).flatMap(([id, comments, endings]) =>
    endings.map((ending): readonly [string, SourceLanguage] => [ending, { id, comments }]),
  ),
);

const hashed: SourceLanguage = { id: "build", comments: "hash" };
const names: ReadonlyMap<string, SourceLanguage> = new Map([
  ["cmakelists.txt", { id: "build", comments: "cmake" }],
  ["makefile", hashed],
  ["gnumakefile", hashed],
  ["meson.build", hashed],
  ["build", hashed],
  ["sconstruct", hashed],
  ["wscript", hashed],
]);

/** The language of a file whose link statements are looked for, by its name; undefined for any other. Asked of every file of a tree. */
export function sourceLanguageOf(path: string): SourceLanguage | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const dot = name.lastIndexOf(".");
  const byEnding = dot < 0 ? undefined : languages.get(name.slice(dot + 1));
  return byEnding ?? names.get(name);
}
