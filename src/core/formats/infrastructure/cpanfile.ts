import type { Component, Problem } from "../../model.js";
import { removeElement } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Perl's cpanfile. https://metacpan.org/dist/Module-CPANfile/view/lib/cpanfile.pod */
export const cpanfile: Format = {
  id: "cpan/cpanfile",
  title: "Perl cpanfile",
  files: ["cpanfile"],
  ecosystems: ["cpan"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let scope = "runtime";
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      const first = lineEnd(text, at);
      const head = text.slice(at, Math.min(first, at + 1000));
      let end = first;
      // A statement goes on to its semicolon.
      if (unfinished.test(head))
        while (end < at + 1000 && /^\s*(?:["'\d,]|=>|\w+\s*=>|#|$)/.test(text.slice(end + 1, lineEnd(text, end + 1)))) {
          end = lineEnd(text, end + 1);
          if (end >= text.length || /;\s*(?:#.*)?$/.test(text.slice(at, end))) break;
        }
      const line = text.slice(at, Math.min(end, at + 1000));
      const phase = /^\s{0,40}on\s{1,9}\(?["']?(\w{1,20})["']?/.exec(line)?.[1];
      if (phase) scope = phase;
      else if (/^\s*\}/.test(line)) scope = "runtime";
      for (const [from, to] of statementsOf(line)) {
        const component = fromLine(text, at + from, line.slice(from, to), scope);
        if (component) components.push(component);
      }
      // A block that begins and ends in one line.
      if (phase && /\}\s*;?\s*(?:#.*)?$/.test(line)) scope = "runtime";
      const quote = unclosedQuote(head);
      if (quote >= 0)
        problems.push({ message: "the quote is not closed", start: at + quote, end: at + head.trimEnd().length });
      at = end + 1;
    }
    problems.push(...unclosedBlock(text));
    return { components, problems };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

const unfinished = /^\s{0,40}(?:\w{1,20}_)?(?:requires|recommends|suggests)\b[^;{}#]*(?:#.*)?$/;

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}

/** Where the statements of a line begin and end: after `;` and `{` outside quotes, up to a comment. */
function statementsOf(line: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  let quote = "";
  let at = 0;
  for (; at < line.length; at++) {
    const sign = line.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "#") {
      const next = line.indexOf("\n", at);
      if (next < 0) break;
      at = next;
    } else if (sign === ";" || (sign === "{" && !/\bqq?[ \t]*$/.test(line.slice(0, at)))) {
      found.push([from, at + 1]);
      from = at + 1;
    }
  }
  found.push([from, at]);
  return found;
}

/** Perl's other quotes, `q{…}` and `qq(…)`, are of the name alone. */
const statement =
  /^\s*(requires|recommends|suggests|(?:test|build|configure|author)_requires|mirror)[\s(]+(?:["']|qq?[{([<])?([\w:./-]+)["'})\]>]?(?:\s*(?:,|=>)(?:\s|#[^\n]*\n)*(?:["']([^"']+)["']|(v?\d[\w.]*))(?!\s*=>))?/d;

/** Where a module is taken from instead: `git => 'https://…'`. https://metacpan.org/dist/App-cpm/view/script/cpm */
const place = /\b(?:git|url|mirror)\s*=>\s*["']([^"']+)["']/;

function fromLine(text: string, start: number, line: string, scope: string): Component | undefined {
  const match = statement.exec(line);
  if (!match?.indices) return undefined;
  const part = (group: number): Written | undefined => {
    const [from, to] = match.indices?.[group] ?? [0, 0];
    return from < to ? written(text, start + from, start + to) : undefined;
  };
  const verb = part(1);
  const name = part(2);
  if (!verb || !name) return undefined;
  const [rest = ""] = /^[^;}]*;?/.exec(line.slice(match[0].length)) ?? [];
  const entry = { start: verb.start, end: start + match[0].length + rest.trimEnd().length };
  if (verb.value === "mirror") return sourceComponent(name, entry, verb.value);
  if (name.value === "perl") return undefined;
  const prefix = /^(\w+)_requires$/.exec(verb.value)?.[1];
  const from = place.exec(rest);
  const url = start + match[0].length + (from ? from.index + from[0].length - 1 : 0);
  const identifiers = from?.[1] ? [urlIdentifier({ value: from[1], start: url - from[1].length, end: url })] : [];
  return declared("cpan", name, exact(part(3) ?? part(4)), { entry, scope: prefix ?? scope, identifiers });
}

/** Where a quote is in a statement that has no second; -1 when all have one, or the line is not a statement. */
function unclosedQuote(line: string): number {
  if (!/^[ \t]*(?:\w{1,20}_)?(?:requires|recommends|suggests|mirror)\b/.test(line)) return -1;
  let open = -1;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (sign === "#" && open < 0) break;
    if (sign !== "'" && sign !== '"') continue;
    if (open < 0) open = at;
    else if (line.charAt(open) === sign) open = -1;
  }
  return open;
}

/** The brace or parenthesis that is open where the text ends. */
function unclosedBlock(text: string): Problem[] {
  const open: number[] = [];
  const signs = /(?<=^|\s)#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[({})]/gm;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if (sign === "{" || sign === "(") open.push(index);
    else if (sign === "}" || sign === ")") open.pop();
  }
  const start = open.pop();
  return start === undefined ? [] : [{ message: "the bracket is not closed", start, end: start + 1 }];
}

/** `== 1.0` pins one version. */
function exact(version: Written | undefined): Written | undefined {
  const operator = /^==\s{0,9}/.exec(version?.value ?? "")?.[0];
  if (!version || operator === undefined) return version;
  return { ...version, value: version.value.slice(operator.length), start: version.start + operator.length };
}
