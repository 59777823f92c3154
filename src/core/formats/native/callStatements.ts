import type { Lookup } from "../../model/lookup.js";
import { knownLibrary, type LinkName } from "./linkName.js";
import type { SourceLanguage } from "./sourceLanguage.js";

/** Words before the bracket in which a library's name is as the first string. */
const calls: Readonly<Partial<Record<SourceLanguage["id"], readonly string[]>>> = {
  c: ["dlopen", "LoadLibrary", "LoadLibraryA", "LoadLibraryW", "LoadLibraryEx", "QLibrary"],
  csharp: ["DllImport", "DllImportAttribute", "LibraryImport", "LoadLibrary", "NativeLibrary.Load"],
  java: ["loadLibrary", "System.load", "Native.load", "Native.loadLibrary", "NativeLibrary.getInstance"],
  python: ["CDLL", "WinDLL", "OleDLL", "PyDLL", "LoadLibrary", "find_library", "dlopen"],
  javascript: ["ffi.Library", "koffi.load", "dlopen"],
  go: ["dlopen", "NewLazyDLL", "LoadDLL", "MustLoadDLL", "LoadLibrary"],
  rust: ["Library::new"],
  dart: ["DynamicLibrary.open"],
};

/** Words, and what is between them and the name, of languages that link by attributes and clauses. */
const clauses: Readonly<Partial<Record<SourceLanguage["id"], readonly (readonly [word: string, rest: RegExp])[]>>> = {
  rust: [
    ["link", /link\s*\(\s*name\s*=\s*"([^"\r\n]+)"/dy],
    ["cargo:rustc-link-lib", /cargo::?rustc-link-lib=(?:\w+=)?([\w.-]+)/dy],
    ["cargo::rustc-link-lib", /cargo::rustc-link-lib=(?:\w+=)?([\w.-]+)/dy],
  ],
  pascal: [["external", /external\s+'(?:[^'\r\n]*[\\/])?([^'\r\n\\/]+)'/diy]],
};

/** `(`, generic arguments before it, and the string after it; between the two what makes a path or a file name of it. */
const argument =
  /(?:<[^<>()\r\n]{0,100}>)?[ \t]*\(\s*(?:[\w.]{1,100}[ \t]*[+(][ \t]*)?(?:[@$]|_T\(|L|r|b|TEXT\(|R"\()?["'`](?:[^"'`\r\n]*[\\/])?([^"'`\r\n\\/]+)["'`]/dy;

/** Libraries that a program loads by name: `dlopen("…")`, `[DllImport("…")]`, `System.loadLibrary("…")`, `ctypes.CDLL("…")`. */
export function* callStatements(id: SourceLanguage["id"], text: string, lookup: Lookup): Generator<LinkName> {
  if (!gates[id]?.some((word) => text.includes(word)) || !mentions[id]?.test(text)) return;
  for (const word of calls[id] ?? []) yield* behind(word, argument, word.length, text, lookup);
  for (const [word, rest] of clauses[id] ?? []) yield* behind(word, rest, 0, text, lookup);
  if (loaders[id]?.some((word) => text.includes(word))) yield* fileNames(text, lookup);
}

/**
 * One of these is in every file that has a call or a clause. Up to six letters are found by the first, which is quick where that one is
 * rare: `Librar` in two fifths of the time of `Library`.
 */
const gates: Readonly<Partial<Record<SourceLanguage["id"], readonly string[]>>> = {
  c: ["Librar", "dlopen"],
  csharp: ["Librar", "DllImp"],
  java: ["Librar"],
  python: ["ctypes", "cffi"],
  javascript: ["ffi", "dlopen"],
  go: ["DLL", "Librar", "dlopen", "purego"],
  rust: ["Librar", "link(", "k-lib", "bloadi"],
  dart: ["Librar"],
  pascal: ["external"],
};

/** Words in a file that loads libraries: where one is, a string that is a library's file name is what it loads. */
const loaders: Readonly<Partial<Record<SourceLanguage["id"], readonly string[]>>> = {
  c: ["dlopen", "LoadLibrary", "QLibrary"],
  csharp: ["DllImport", "LibraryImport", "LoadLibrary", "NativeLibrary"],
  java: ["loadLibrary", "System.load(", "Native.load"],
  python: ["ctypes", "cdll", "cffi"],
  javascript: ["ffi-napi", "koffi", "ref-napi", "bun:ffi", "dlopen"],
  go: ["dlopen", "LazyDLL", "LoadDLL", "LoadLibrary", "purego"],
  rust: ["libloading", "dlopen"],
  dart: ["DynamicLibrary"],
};

/** Any of a language's words: asked once where a gate is in a text as part of another word, as in `traffic`. */
const mentions = Object.fromEntries(
  Object.keys(gates).map((key) => {
    const id = key as SourceLanguage["id"];
    const clauseWords = clauses[id]?.map(([word]) => word) ?? [];
    const words = [...(calls[id] ?? []), ...clauseWords, ...(loaders[id] ?? [])];
    return [id, new RegExp(words.map((word) => word.replace(/[.()]/g, "\\$&")).join("|"))];
  }),
) as Readonly<Partial<Record<SourceLanguage["id"], RegExp>>>;

const fileName = /(?<=["'`/\\])([\w.+-]+\.(?:so(?:\.[\d.]+)?|dll|dylib))(?=["'`])/dg;

/** `const library = "libx.so"`, of which the name is handed to a loader elsewhere. */
function* fileNames(text: string, lookup: Lookup): Generator<LinkName> {
  for (const { indices } of text.matchAll(fileName)) {
    const [start, end] = indices?.[1] ?? [0, 0];
    const name = knownLibrary(text, start, end, start, lookup);
    if (name) yield { ...name, form: "name" };
  }
}

function* behind(word: string, rest: RegExp, skip: number, text: string, lookup: Lookup): Generator<LinkName> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (at > 0 && /[\w$]/.test(text.charAt(at - 1))) continue;
    rest.lastIndex = at + skip;
    const span = rest.exec(text)?.indices?.[1];
    const name = span && knownLibrary(text, span[0], span[1], at, lookup);
    // A build script prints what it links, in a string.
    if (name) yield word.startsWith("cargo:") ? { ...name, form: "name" } : name;
  }
}
