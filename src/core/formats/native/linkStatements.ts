import type { Lookup } from "../../model/lookup.js";
import { sourceLanguageOf, type SourceLanguage } from "./sourceLanguage.js";
import { CodeMask } from "./codeMask.js";
import type { LinkName } from "./linkName.js";
import { buildStatements } from "./buildStatements.js";
import { callStatements } from "./callStatements.js";
import { importStatements } from "./importStatements.js";
import { includeStatements } from "./includeStatements.js";

/** Source files over so many characters are made by tools: a bundle, a table of data. */
const longestSource = 4_000_000;

/**
 * Names in a source or build file that link or import what someone is known for, in the order of the text. It takes one search a kind of
 * statement, asks `lookup` about each name that is in one, and only where someone is known looks whether that is a comment or a string.
 */
export function linkStatements(path: string, text: string, lookup: Lookup): readonly LinkName[] {
  const language = sourceLanguageOf(path);
  if (!language || text.length > longestSource) return [];
  const found: LinkName[] = [];
  for (const name of statementsOf(language, text, lookup)) found.push(name);
  if (found.length === 0) return found;
  const mask = new CodeMask(text, language.comments);
  // C in a Go file is in a comment, and build files write flags and lists as strings.
  const isMeant = ({ statement, form }: LinkName): boolean => {
    const held = mask.at(statement);
    if (form === "name") return held === "string";
    return form === "cgo" || held === "code" || (held === "string" && language.id === "build");
  };
  const meant = found.filter(isMeant).sort((a, b) => a.start - b.start);
  // What a call names may be found as a file name too.
  return meant.filter(({ start }, at) => start !== meant[at - 1]?.start);
}

function* statementsOf(language: SourceLanguage, text: string, lookup: Lookup): Generator<LinkName> {
  const { id } = language;
  if (id === "c" || id === "go") yield* includeStatements(text, lookup, id === "go");
  if (id === "build") yield* buildStatements(text, lookup);
  else yield* callStatements(id, text, lookup);
  if (id !== "c" && id !== "build") yield* importStatements(id, text, lookup);
}
