import type { Component, Span } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { declared } from "../declared.js";

/** A command that takes names of packages. */
export interface Installer {
  /** Without the version that may be in them: `pip3.11`. */
  readonly programs: string;
  /** Ends the words between the program and the names. */
  readonly verb: RegExp;
  /** The same of one letter. */
  readonly letters?: RegExp;
  /** Options whose next word is the version of the package. */
  readonly version?: RegExp;
  readonly read: (word: ShellWord, entry: Span) => Component[];
}

/** The last of the words before the names is one of these. */
export function verbs(words: string): RegExp {
  return new RegExp(`(?<![-\\w])(?:${words})$`);
}

/** Reads words that are a package's name and perhaps its version: the groups of a pattern that keeps their places. */
export function named(ecosystem: string, pattern: RegExp, scope = `${ecosystem} install`): Installer["read"] {
  return (word, entry) => {
    const { indices } = pattern.exec(word.value) ?? {};
    const part = (group: number): ReturnType<typeof partOfWord> | undefined => {
      const [from, to] = indices?.[group] ?? [0, 0];
      return from < to ? partOfWord(word, from, to) : undefined;
    };
    const name = part(1);
    return name ? [declared(ecosystem, name, part(2), { entry, scope })] : [];
  };
}
