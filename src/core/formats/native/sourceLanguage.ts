/** How a language of source or build files writes comments. */
export type CommentStyle = "slashes" | "hash" | "cmake" | "xml" | "pascal";

/** What link statements look like in a file. */
export interface SourceLanguage {
  readonly id:
    "c" | "csharp" | "java" | "python" | "javascript" | "go" | "swift" | "rust" | "dart" | "pascal" | "build";
  readonly comments: CommentStyle;
}

const languages: Readonly<Record<string, SourceLanguage>> = Object.fromEntries(
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
  ).flatMap(([id, comments, endings]) => endings.map((ending) => [ending, { id, comments }])),
);

const names: Readonly<Record<string, SourceLanguage>> = {
  "cmakelists.txt": { id: "build", comments: "cmake" },
  makefile: { id: "build", comments: "hash" },
  gnumakefile: { id: "build", comments: "hash" },
  "meson.build": { id: "build", comments: "hash" },
  build: { id: "build", comments: "hash" },
  sconstruct: { id: "build", comments: "hash" },
  wscript: { id: "build", comments: "hash" },
};

/** The language of a file whose link statements are looked for, by its name; undefined for any other. */
export function sourceLanguageOf(path: string): SourceLanguage | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (Object.hasOwn(names, name)) return names[name];
  const dot = name.lastIndexOf(".");
  const ending = dot < 0 ? "" : name.slice(dot + 1);
  return Object.hasOwn(languages, ending) ? languages[ending] : undefined;
}
