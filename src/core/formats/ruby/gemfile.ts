import type { Component, Extraction, Identifier, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { itemNamed, plainItems, readCall, readDsl, ruby, type DslCall } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import {
  beginsStatement,
  nameOf,
  readRequirements,
  statementEnd,
  unknownName,
} from "../shared/packages/rubyRequirements.js";
import { gemSource } from "./sources.js";

const shortcuts = new Map([
  ["github", "https://github.com/"],
  ["gitlab", "https://gitlab.com/"],
  ["bitbucket", "https://bitbucket.org/"],
  ["gist", "https://gist.github.com/"],
]);

const statements = new Set([
  "gem",
  "plugin",
  "group",
  "git",
  "github",
  "path",
  "platform",
  "platforms",
  "source",
  "git_source",
  "install_if",
]);

/** Bundler `Gemfile` and `gems.rb`. https://bundler.io/man/gemfile.5.html */
export const gemfile: Format = {
  id: "gem/gemfile",
  title: "Bundler Gemfile and gems.rb",
  files: ["Gemfile", "gems.rb", "*.gemfile", "Gemfile.*"],
  ecosystems: ["gem"],
  // `gemfile.ts` and `podfile.swift` are programs.
  recognizes: ({ uri }) =>
    !/\.(?:lock[^./]*|hs|md|txt|bak|orig|[cm]?[jt]sx?|py|rs|go|java|kt|swift|php|cs|json|ya?ml|toml|html?|tests?)$/i.test(
      uri,
    ),
  extract: ({ text }) => readGemfile(readDsl(text, ruby)),
  remove: ({ text }, { entry, kind }) => (kind === "source" ? undefined : removeElement(text, entry)),
};

function readGemfile(dsl: DslText): Extraction {
  const variables = new ScriptVariables(dsl);
  const components: Component[] = [];
  const unresolved: Unresolved[] = [];
  /** Blocks that are open: what they say of the gems in them. */
  const blocks: { readonly end: number; readonly scope: string | undefined; readonly git: Identifier | undefined }[] =
    [];
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    variables.pass(index);
    while (blocks.length > 0 && (blocks[blocks.length - 1]?.end ?? 0) < index) blocks.pop();
    if (token.kind !== "word" || !statements.has(token.text) || !beginsStatement(dsl, index)) continue;
    const around = blocks[blocks.length - 1];
    if (token.text === "gem" || token.text === "plugin") {
      const call = readCall(dsl, index + 1);
      const [first] = plainItems(call.items);
      variables.eachTurn(index, call.next, () => {
        const name = nameOf(dsl, first, variables);
        unresolved.push(...unknownName(dsl, first, name));
        if (name) components.push(fromGem(dsl, token, call, name, around?.scope ?? token.text, around?.git, variables));
      });
    } else {
      const call = readCall(dsl, index + 1);
      const [first] = call.items;
      const place = token.text === "source" ? undefined : variables.valueOf(first);
      const end = call.block === undefined ? -1 : (dsl.tokens[call.block]?.match ?? dsl.tokens.length);
      if (token.text === "source") {
        variables.eachTurn(index, call.next, () => {
          const url = variables.valueOf(first);
          components.push(...gemSource(url, { start: token.start, end: call.end }, "source"));
          if (!url && first && dsl.tokens[first.from]?.kind !== "symbol")
            unresolved.push(unresolvedAt("address", first));
        });
      }
      // `git_source(:acme) { |repo| "https://…/#{repo}.git" }`
      const template =
        token.text === "git_source" ? dsl.tokens.slice(index, end).find(({ kind }) => kind === "string") : undefined;
      if (template)
        components.push(
          ...gemSource(
            written(dsl.text, template.start, template.end),
            { start: token.start, end: dsl.tokens[end]?.end ?? token.end },
            token.text,
          ),
        );
      const git =
        token.text === "git" ? urlIdentifier(place) : token.text === "github" ? shortcut("github", place) : undefined;
      const scope = token.text === "group" ? groupsOf(dsl, call) : undefined;
      if (end >= 0) blocks.push({ end, git: git ?? around?.git, scope: scope ?? around?.scope });
    }
  }
  return withUnresolved({ components, problems: dsl.problems }, unresolved);
}

/** `group :test, :development`: the names, as written. */
function groupsOf(dsl: DslText, { items }: DslCall): string | undefined {
  if (items.length === 0) return undefined;
  const names = plainItems(items).flatMap(({ from, to }) => (to === from + 1 ? (dsl.tokens[from]?.text ?? []) : []));
  return names.join(", ");
}

function fromGem(
  dsl: DslText,
  token: DslToken,
  call: DslCall,
  name: Written,
  scope: string,
  git: Identifier | undefined,
  variables: ScriptVariables,
): Component {
  const rest = plainItems(call.items).slice(1);
  const at = (key: string): Written | undefined => variables.valueOf(itemNamed(call.items, key));
  const hosted = call.items.flatMap(({ key }) =>
    key && shortcuts.has(key.text) ? [shortcut(key.text, at(key.text))] : [],
  );
  const version = readRequirements(dsl, rest, variables) ?? at("tag") ?? at("ref");
  const group = itemNamed(call.items, "group");
  const identifiers = [urlIdentifier(at("git")), ...hosted, urlIdentifier(at("source")), git];
  const own = group && dsl.tokens[group.from];
  const entry = { start: token.start, end: statementEnd(dsl, call) };
  return declared("gem", name, version, { entry, scope: own && own.kind !== "mark" ? own.text : scope, identifiers });
}

function shortcut(key: string, place: Written | undefined): Identifier | undefined {
  const base = shortcuts.get(key);
  if (!place || base === undefined) return undefined;
  const path = key === "github" && !place.value.includes("/") ? `${place.value}/${place.value}` : place.value;
  const value = /^https?:/.test(path) ? path : base + path;
  return { scheme: "url", value, start: place.start, end: place.end };
}
