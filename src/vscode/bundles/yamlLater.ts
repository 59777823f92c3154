import type * as yaml from "yaml";

/**
 * The YAML library as the rest of the extension imports it. Built, an import of `yaml` is one of this file (`esbuild.mjs`): the library is a
 * bundle of its own, `dist/yaml.js`, which the command line loads too, and is given here before any policy is read.
 */
let library: YamlLibrary | undefined;

/** What of it the extension uses. */
export type YamlLibrary = Pick<
  typeof yaml,
  "isAlias" | "isMap" | "isScalar" | "isSeq" | "parseDocument" | "Lexer" | "LineCounter"
>;

export function giveYaml(loaded: YamlLibrary): void {
  library = loaded;
}

function given(): YamlLibrary {
  if (library === undefined) throw new Error("No policy can be read before the YAML library is loaded.");
  return library;
}

export const isAlias = ((node: unknown) => given().isAlias(node)) as typeof yaml.isAlias;
export const isMap = ((node: unknown) => given().isMap(node)) as typeof yaml.isMap;
export const isScalar = ((node: unknown) => given().isScalar(node)) as typeof yaml.isScalar;
export const isSeq = ((node: unknown) => given().isSeq(node)) as typeof yaml.isSeq;
export const parseDocument = ((...asked: Parameters<typeof yaml.parseDocument>) =>
  given().parseDocument(...asked)) as typeof yaml.parseDocument;

/** Called with `new`, a function that returns an object gives that one. */
export const Lexer = function () {
  return new (given().Lexer)();
} as unknown as typeof yaml.Lexer;
export const LineCounter = function () {
  return new (given().LineCounter)();
} as unknown as typeof yaml.LineCounter;
