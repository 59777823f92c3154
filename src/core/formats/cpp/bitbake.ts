import type { Component, Extraction, SourceText, Span, Unresolved } from "../../model.js";
import { assignmentProblems, readAssignments, wordsOf, type Assignment } from "../../syntax/assignments.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";

/** BitBake recipes: where their sources and mirrors are. https://docs.yoctoproject.org/bitbake/bitbake-user-manual/bitbake-user-manual-fetching.html */
export const bitbakeRecipe: Format = {
  id: "bitbake/recipe",
  title: "BitBake recipe",
  files: ["*.bb", "*.bbappend", "*.bbclass", "*.inc"],
  ecosystems: ["generic", "github", "npm", "cargo", "pypi"],
  // Configuration below `conf/` and machine files, which other `.inc` are, have a format of their own.
  recognizes: ({ uri, text }) => !/(?:^|\/)conf\//i.test(uri) && !/^#@TYPE:/m.test(text) && marker.test(text),
  extract(source) {
    const assignments = readAssignments(withoutFunctions(source.text));
    const variables = variablesOf(source, assignments);
    const unresolved: Unresolved[] = [];
    const components = assignments.flatMap((assignment) => fromAssignment(assignment, variables, unresolved));
    components.push(...fromPypi(source, variables));
    const read: Extraction = { components, problems: assignmentProblems(assignments) };
    return withUnresolved(read, unresolved);
  },
};

/**
 * `inherit pypi`: the class fetches the package that `PYPI_PACKAGE` names, else the recipe without `python3-`.
 * https://docs.yoctoproject.org/ref-manual/classes.html#pypi
 */
function fromPypi({ text }: SourceText, variables: ReadonlyMap<string, Written>): Component[] {
  const inherit = /^inherit(?:_defer)?[ \t](?:[^\n#]*[ \t])?pypi(?=[ \t\r\n]|$)/m.exec(text);
  if (!inherit) return [];
  const entry = { start: inherit.index, end: inherit.index + inherit[0].length };
  const said = variables.get("PYPI_PACKAGE");
  const own = variables.get("BPN")?.value.replace(/^python3?-/, "");
  const value = said ? filled(said.value, variables).value : own;
  if (value === undefined || value === "" || value.includes("${")) return [];
  // What the file's name says is nowhere in it: the class is its place.
  const place = said ?? { start: entry.end - "pypi".length, end: entry.end };
  const version = variables.get("PV")?.value;
  const component = declared("pypi", { value, start: place.start, end: place.end }, undefined, {
    entry,
    scope: "pypi",
  });
  return [version === undefined ? component : { ...component, version }];
}

/** What a recipe sets and no other kind of file does. */
const marker =
  /^(?:SRC_URI|SRCREV|SUMMARY|DESCRIPTION|LICENSE|SECTION|PREMIRRORS|MIRRORS|FILESEXTRAPATHS)[\w:.[\]-]*[ \t]*[?:+.]{0,2}=[+.]?[ \t]*["']/m;

/** The text with the bodies of its shell and Python functions blanked; what they assign is their own. */
function withoutFunctions(text: string): string {
  if (!text.includes("{")) return text;
  const blanked: string[] = [];
  let at = 0;
  let isInside = false;
  while (at < text.length) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    blanked.push(isInside ? " ".repeat(line.length) : line);
    if (isInside) isInside = !line.startsWith("}");
    else isInside = functionHead.test(line.slice(0, 200));
    at = end + 1;
  }
  return blanked.join("\n");
}

/** `do_install() {`, `fakeroot do_x:append () {`, `python do_y() {`, `python () {`. */
const functionHead = /^(?:fakeroot[ \t]+|python[ \t]*)*[\w:.${}-]*[ \t]*\([ \t]*\)[ \t]*\{[ \t\r]*$/;

/** What the recipe sets by a plain assignment; its name and version, which the file's name says. */
function variablesOf({ uri }: SourceText, assignments: readonly Assignment[]): Map<string, Written> {
  const variables = new Map<string, Written>();
  const [, name, version] = /([^/]+?)(?:_([^/]+?))?\.bb(?:append)?$/.exec(uri) ?? [];
  if (name !== undefined) {
    const nowhere = { start: 0, end: 0 };
    for (const key of ["BPN", "PN"]) variables.set(key, { value: name, ...nowhere });
    if (version !== undefined && !version.includes("%")) {
      variables.set("PV", { value: version, ...nowhere });
      for (const key of ["BP", "P"]) variables.set(key, { value: `${name}-${version}`, ...nowhere });
    }
  }
  for (const { name: key, operator, value, valueSpan } of assignments) {
    const isPlain = /^(?:\?\?=|\?=|:=|=)$/.test(operator) && value.length < 500 && !value.includes("${@");
    // A default holds where nothing else is said.
    if (operator.includes("?") && variables.has(key)) continue;
    if (isPlain && /^[\w.+:-]+$/.test(key)) variables.set(key, { value, ...valueSpan });
  }
  return variables;
}

/** Mirrors of Yocto's own fetcher come in pairs: a pattern, and the place that is asked instead. */
const places = /^(?:SRC_URI|PREMIRRORS|MIRRORS|SSTATE_MIRRORS|SOURCE_MIRROR_URL)(?=$|[:_])/;

function fromAssignment(
  assignment: Assignment,
  variables: ReadonlyMap<string, Written>,
  unresolved: Unresolved[],
): Component[] {
  const scope = places.exec(assignment.name)?.[0];
  if (scope === undefined || /[:_]remove$/.test(assignment.name)) return [];
  // Pairs of mirrors are parted by a written `\\n`.
  const said = wordsOf(assignment).filter(({ value }) => value !== "n");
  return said.flatMap((word, index, words) => {
    if (scope.includes("MIRRORS") && index % 2 === 0 && words.length > 1) return [];
    if (!/^(?:https?|ftp|git|gitsm|svn|hg|ssh|s3|npm|npmsw|crate|\$\{)/.test(word.value)) return [];
    const { value, isKnown } = filled(word.value, variables);
    const component = fromPlace(value, scope);
    const written = { value, start: word.start, end: word.end };
    if (component) return [atRevision(relocated(component, written, assignment), revisionOf(written, word, variables))];
    if (!isKnown) unresolved.push(unresolvedAt("address", word));
    return [];
  });
}

/** `SRCREV_name` is the revision of the place with `;name=name`; a place may say its `;rev=` or `;tag=` itself. */
function revisionOf(place: Written, word: Span, variables: ReadonlyMap<string, Written>): Written | undefined {
  const [, name] = /;name=([\w.+-]+)/.exec(place.value) ?? [];
  const [, said] = /;(?:rev|tag)=([^;\s]+)/.exec(place.value) ?? [];
  const own = said === undefined ? undefined : { value: said, start: word.start, end: word.end };
  return (name === undefined ? undefined : variables.get(`SRCREV_${name}`)) ?? variables.get("SRCREV") ?? own;
}

const maxSteps = 8;

function filled(value: string, variables: ReadonlyMap<string, Written>): { value: string; isKnown: boolean } {
  // Values are made of values, which may be a few steps deep.
  for (let step = 0; step < maxSteps && value.includes("${"); step++) {
    const read = value.replace(
      /\$\{([\w.+:-]{1,100})\}/g,
      (whole, name: string) => variables.get(name)?.value ?? whole,
    );
    if (read === value || read.length > 2000) break;
    value = read;
  }
  return { value, isKnown: !value.includes("${") };
}

/** `git://host/path;protocol=https;branch=main`, `https://host/file;name=x`; the parameters after `;` are the fetcher's. */
function fromPlace(value: string, scope: string): Component | undefined {
  const semicolon = value.indexOf(";");
  const url: Written = { value: semicolon < 0 ? value : value.slice(0, semicolon), start: 0, end: 0 };
  const place = { ...url, end: url.value.length };
  if (!/^[a-z0-9]+:\/\/[^/$*]+/.test(url.value)) return undefined;
  const entry = { start: 0, end: value.length };
  const fetched = fromRegistry(value, scope, entry);
  if (fetched) return fetched;
  const git = /^(?:git|gitsm|ssh):/.test(url.value) && scope === "SRC_URI" ? readGitRepository(place) : undefined;
  return git ? gitComponent(git, undefined, { entry, scope }) : sourceComponent(place, entry, scope);
}

/** `npm://registry;package=name;version=1.0`, `crate://crates.io/name/1.0`. https://docs.yoctoproject.org/bitbake/bitbake-user-manual/bitbake-user-manual-fetching.html */
function fromRegistry(value: string, scope: string, entry: Span): Component | undefined {
  const parameter = (name: string): Written | undefined => {
    const found = new RegExp(`;${name}=([^;\\s]+)`).exec(value);
    const start = found ? found.index + name.length + 2 : 0;
    return found?.[1] ? { value: found[1], start, end: start + found[1].length } : undefined;
  };
  const crate = /^crate:\/\/[^/]+\/([\w-]+)\/([^;/\s]+)/.exec(value);
  if (crate?.[1] && crate[2]) {
    const end = crate[0].length - crate[2].length;
    const name = { value: crate[1], start: end - 1 - crate[1].length, end: end - 1 };
    return declared("cargo", name, { value: crate[2], start: end, end: crate[0].length }, { entry, scope });
  }
  const name = value.startsWith("npm://") ? parameter("package") : undefined;
  const registry = /^npm:\/\/([^;/]+)/.exec(value)?.[1] ?? "";
  return (
    name &&
    declared("npm", name, parameter("version"), {
      entry,
      scope,
      identifiers: [{ scheme: "host", value: registry, start: 6, end: 6 + registry.length }],
    })
  );
}

/** A repository at the revision that the recipe sets; a package has its own version. */
function atRevision(component: Component, revision: Written | undefined): Component {
  if (
    component.kind === "source" ||
    /^(?:npm|cargo)$/.test(component.ecosystem ?? "") ||
    !revision ||
    !/^[\w.+-]{1,80}$/.test(revision.value)
  )
    return component;
  return { ...component, version: revision.value, versionSpan: { start: revision.start, end: revision.end } };
}
