import type { Component, Unresolved } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import {
  isMark,
  itemNamed,
  plainItems,
  readCall,
  readDsl,
  stringOf,
  swift,
  type DslCall,
  type DslItem,
} from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";
import { textOf } from "../shared/packages/rubyRequirements.js";
import { asRead, ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { repositoryName } from "./repositoryName.js";

/** Swift `Package.swift`. https://docs.swift.org/package-manager/PackageDescription/PackageDescription.html */
export const packageSwift: Format = {
  id: "swift/package",
  title: "Swift Package.swift",
  files: ["Package.swift", "Package@swift-*.swift", "*Package.swift"],
  ecosystems: ["swift", "generic"],
  // Types of a program may live in files of such names too.
  recognizes: ({ uri, text }) =>
    /(?:^|[/\\])Package(?:@[^/\\]*)?\.swift$/i.test(uri) || text.includes("import PackageDescription"),
  extract({ text }) {
    const dsl = readDsl(text, swift);
    const variables = new ScriptVariables(dsl);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      variables.pass(index);
      if (token.kind !== "word" || !isMark(dsl.tokens[index - 1], ".")) continue;
      const entry = { start: dsl.tokens[index - 1]?.start ?? token.start, end: token.end };
      // Swift 3 wrote it with a capital.
      if (token.text === "package" || token.text === "Package") {
        readPackages(dsl, index, entry.start, variables, components, unresolved);
      } else if (token.text === "binaryTarget") {
        const call = readCall(dsl, index + 1);
        const name = variables.valueOf(itemNamed(call.items, "name"));
        const place = urlIdentifier(variables.valueOf(itemNamed(call.items, "url")));
        const declaration = {
          entry: { start: entry.start, end: call.end },
          scope: "binaryTarget",
          identifiers: [place],
        };
        if (name && place) components.push(declared("generic", name, undefined, declaration));
      }
    }
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry, scope }) => (scope === "dependencies" ? removeMember(text, entry) : undefined),
};

/** A `.package(…)` in each turn of the loops around it. */
function readPackages(
  dsl: DslText,
  index: number,
  start: number,
  variables: ScriptVariables,
  components: Component[],
  unresolved: Unresolved[],
): void {
  const call = readCall(dsl, index + 1);
  variables.eachTurn(index, call.next, () => {
    const found = fromPackage(dsl, call, start, variables);
    for (const component of found) components.push(component);
    const url = itemNamed(call.items, "url");
    if (found.length === 0 && url) unresolved.push(unresolvedAt("package", url));
  });
}

function fromPackage(dsl: DslText, call: DslCall, start: number, variables: ScriptVariables): Component[] {
  const { items } = call;
  const url = variables.valueOf(itemNamed(items, "url"));
  const id = variables.valueOf(itemNamed(items, "id"));
  const name = id ?? (url && nameIn(url));
  // `.package(path: …)` is part of the project.
  if (!name || name.value === "") return [];
  const version = requirement(dsl, call, variables);
  const declaration = { entry: { start, end: call.end }, scope: "dependencies", identifiers: [urlIdentifier(url)] };
  return [declared("swift", name, version, declaration)];
}

/** The package that a URL names; of one that is put together the expression stands for it. */
function nameIn(url: Written): Written | undefined {
  const isPlain = url.end - url.start === url.value.length;
  const whole = isPlain ? url : { value: url.value, start: 0, end: url.value.length };
  const name = readGitRepository(whole)?.place ?? repositoryName(whole);
  return isPlain || !name ? name : { ...name, start: url.start, end: url.end };
}

/** `from: "1"`, `exact: "1"`, `.upToNextMajor(from: "1")`, `"1"..<"2"`, `branch: "main"`. */
function requirement(dsl: DslText, { items }: DslCall, variables: ScriptVariables): Written | undefined {
  for (const key of ["from", "exact", "branch", "revision", "version", "majorVersion"]) {
    const item = itemNamed(items, key);
    const value = textOf(dsl, item);
    if (value) return value;
    const evaluated = item && variables.evaluate(item.from, item.to);
    // A variable that is not known stays as written; other expressions are no version.
    if (item && evaluated?.read !== undefined && key === "majorVersion")
      return major(dsl, item, itemNamed(items, "minor"));
    if (evaluated && (evaluated.read ?? (item.from + 1 === item.to && dsl.tokens[item.from]?.kind === "word")))
      return asRead(evaluated);
  }
  const versions = itemNamed(items, "versions");
  if (versions)
    return {
      value: dsl.text.slice(versions.start, versions.end).replace(/^\w+\s*:\s*/, ""),
      start: dsl.tokens[versions.from]?.outerStart ?? versions.start,
      end: versions.end,
    };
  for (const { from, to } of plainItems(items)) {
    const strings = dsl.tokens.slice(from, Math.min(to, from + 12)).filter(({ kind }) => kind === "string");
    const [first] = strings;
    const last = strings[strings.length - 1];
    if (!first || !last || first.start >= first.end) continue;
    const isRange = dsl.tokens.slice(from, to).some(({ text }) => text === "..<" || text === "...");
    const span = isRange ? { start: first.outerStart, end: last.outerEnd } : { start: first.start, end: first.end };
    return { value: dsl.text.slice(span.start, span.end), ...span };
  }
  // `.upToNextMajor` and the like may be labelled.
  const labelled = items.find(
    ({ from }) =>
      stringOf(dsl, { from, to: from + 1, start: 0, end: 0 }) === undefined && isMark(dsl.tokens[from], "."),
  );
  const token = labelled && dsl.tokens.slice(labelled.from, labelled.to).find(({ kind }) => kind === "string");
  return token && token.start < token.end ? { value: token.text, start: token.start, end: token.end } : undefined;
}

/** `majorVersion: 1, minor: 2` of Swift 3 is `1.2`. */
function major({ tokens }: DslText, first: DslItem, second: DslItem | undefined): Written | undefined {
  const [one, two] = [tokens[first.from], second && tokens[second.from]];
  if (!one) return undefined;
  return { value: two ? `${one.text}.${two.text}` : one.text, start: one.start, end: two?.end ?? one.end };
}
