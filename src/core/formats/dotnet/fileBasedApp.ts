import type { Component, Problem } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { ownSdk } from "./ownSdk.js";

/**
 * .NET programs of one file, whose packages are in directives: `#:package Name@1.0`, `#:sdk Name@1.0`, `#:property Name=value`.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/preprocessor-directives#file-based-apps
 */
export const fileBasedApp: Format = {
  id: "nuget/file-based-app",
  title: ".NET file-based app (*.cs)",
  files: ["*.cs"],
  ecosystems: ["nuget"],
  recognizes: ({ text }) => /^\uFEFF?[ \t]*#:(?:package|sdk|property)\b/m.test(text.slice(0, 20_000)),
  extract({ text }) {
    const directives = [...text.slice(0, beforeProgram.exec(text)?.[0].length).matchAll(directive)];
    const properties = new Map(
      directives.flatMap(({ groups = {} }): [string, string][] => {
        const [, name, value] = /^([\w.]+)\s*=\s*(.*?)\s*$/.exec(groups.rest ?? "") ?? [];
        return groups.word === "property" && name && value !== undefined ? [[name.toLowerCase(), value]] : [];
      }),
    );
    const problems = directives.flatMap((match): Problem[] => {
      const { word, rest = "" } = match.groups ?? {};
      const start = match.index + match[0].indexOf("#");
      const message = "expected a name after the directive";
      return word !== "property" && !/^[\w.-]/.test(rest)
        ? [{ message, start, end: match.index + match[0].length }]
        : [];
    });
    return { components: directives.flatMap((match) => fromDirective(match, properties)), problems };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

/** What may be in front of the first word of a program: blanks, comments, directives. */
const beforeProgram = /^(?:\s|\uFEFF|#[^\r\n]*|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/;

/** Directives are before the program; a blank or a comment between them changes nothing. */
const directive = /^\uFEFF?[ \t]*#:(?<word>package|sdk|property)\b[ \t]*(?<rest>[^\r\n]*)/gm;

function fromDirective(match: RegExpExecArray, properties: ReadonlyMap<string, string>): Component[] {
  const { word = "", rest = "" } = match.groups ?? {};
  if (word === "property") return [];
  const start = match.index + match[0].length - rest.length;
  const [, name, version] = /^([\w.-]+)(?:[ \t]*@[ \t]*|[ \t]+)?([^\s@]*)/.exec(rest) ?? [];
  if (!name) return [];
  if (word === "sdk" && !version && ownSdk.test(name)) return [];
  const versionStart = version ? start + rest.indexOf(version, name.length) : 0;
  const read: Written | undefined = version
    ? { value: filled(version, properties), start: versionStart, end: versionStart + version.length }
    : undefined;
  const entry = {
    start: match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0),
    end: match.index + match[0].trimEnd().length,
  };
  return [declared("nuget", { value: name, start, end: start + name.length }, read, { entry, scope: word })];
}

/** `$(Name)` as a property says it; what is not known stays as written. */
function filled(version: string, properties: ReadonlyMap<string, string>): string {
  return version.replace(/\$\(([\w.]+)\)/g, (written, name: string) => properties.get(name.toLowerCase()) ?? written);
}
