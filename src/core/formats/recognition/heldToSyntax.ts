import type { Extraction, Problem, SourceText } from "../../model.js";
import type { Format } from "../format.js";
import { conflictProblems } from "../../syntax/mergeConflict.js";
import { pageProblem } from "../../syntax/webPage.js";
import { syntaxChecks } from "./syntaxChecks.js";

/** Where a line of words alone is sound. */
const wordsSuffice: ReadonlySet<string> = new Set([
  "cargo/toolchain",
  "cocoapods/podfile",
  "cpan/snapshot",
  "docker/dockerfile",
  "generic/env-file",
  "generic/tool-versions",
  "gem/gemfile",
  "golang/mod",
  "golang/vendor",
  "golang/work",
  "hardware/ansible-ini-inventory",
  "gem/lock",
  "hardware/bom-csv",
  "hardware/bom-markdown",
  "hardware/config-fragment",
  "hardware/mac-addresses",
  "hardware/network-inventory",
  "hardware/udev",
  "jenkins/plugins-txt",
  "make/makefile",
  "npm/npmrc",
  "npm/yarnrc",
  "pypi/egg-requires",
  "pypi/ipython",
  "pypi/metadata",
  "pypi/requirements",
  "shell/script",
  "web/html",
]);

/**
 * A format whose every extraction tells where the text is not of the format's syntax. A reader looks at what declares something;
 * its consumer reads all of the text and refuses a file with a merge conflict, a web page in its place, or a line of anything else
 * in the middle.
 */
export function heldToSyntax(format: Format): Format {
  const check = syntaxChecks.get(format.id);
  const isMarkup = format.id === "web/html";
  return {
    ...format,
    extract(source: SourceText): Extraction {
      const { text } = source;
      // One search tells that a text has neither merge keys nor what a merge leaves.
      const hasMarks = text.includes("<<");
      const extracted = format.extract(source);
      const read = hasMarks ? withoutRepeats(text, extracted) : extracted;
      const page = isMarkup ? undefined : pageProblem(text);
      if (page) return { ...read, problems: [page] };
      const conflicts = hasMarks ? conflictProblems(text) : [];
      if (conflicts.length > 0) return { ...read, problems: withoutThose(text, read.problems, conflicts) };
      // What the reader reports is enough: the rest of a broken text is read as well as it can be.
      if (read.problems.length > 0 || (read.limits?.length ?? 0) > 0) return read;
      const problems = [...nulProblems(text), ...(check?.(text) ?? [])];
      if (problems.length > 0) return { ...read, problems };
      const problem = read.components.length > 0 || wordsSuffice.has(format.id) ? undefined : unlike(format, text);
      return problem ? { ...read, problems: [problem] } : read;
    },
  };
}

/** YAML's merge keys and aliases say one thing in several places; it is written in one. */
function withoutRepeats(text: string, read: Extraction): Extraction {
  if (!/^[^#\n]*<<["']?[ \t]*:/m.test(text)) return read;
  const seen = new Set<string>();
  const components = read.components.filter(({ kind, ecosystem, name, nameSpan, versionSpan }) => {
    const key = `${kind} ${ecosystem} ${name} ${nameSpan.start} ${nameSpan.end} ${versionSpan?.start}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return components.length < read.components.length ? { ...read, components } : read;
}

/** The conflicts, and what the reader said of other lines, in the order of the text. */
function withoutThose(text: string, own: readonly Problem[], conflicts: readonly Problem[]): Problem[] {
  const lineOf = ({ start }: Problem): number => text.lastIndexOf("\n", start - 1);
  const told = new Set(conflicts.map(lineOf));
  return [...conflicts, ...own.filter((problem) => !told.has(lineOf(problem)))].sort((a, b) => a.start - b.start);
}

function nulProblems(text: string): Problem[] {
  const start = text.indexOf("\0");
  return start < 0 ? [] : [{ message: "a NUL character: this is not text", start, end: start + 1 }];
}

/** Words, which are no syntax: all but what formats set apart, quote or assign with. */
const wordsOnly = /^[^:={}()[\]<>"'`]*$/;
const comment = /^[^\S\r\n]*(?:#|\/\/|;|--|%|\*|\/\*).*$/gm;

/** Words and nothing else, in a file of a syntax that has more. One that is blank but for comments is nobody's fault. */
function unlike({ title }: Format, text: string): Problem | undefined {
  if (text.length > 100_000) return undefined;
  const content = text.replace(comment, (line) => " ".repeat(line.length));
  const start = content.search(/[^\s\uFEFF]/);
  if (start < 0 || !wordsOnly.test(content)) return undefined;
  const line = content.slice(start).search(/[\r\n]/);
  return { message: `this is not ${title}`, start, end: line < 0 ? text.length : start + line };
}
