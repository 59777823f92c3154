import type { Component } from "../../model.js";
import {
  isMark,
  itemNamed,
  python,
  readCall,
  readDsl,
  stringsOf,
  type DslCall,
  type DslText,
  type DslToken,
} from "../../syntax/dsl.js";
import { removeElement, removeMember } from "../../text/removal.js";
import { declared, type Written } from "../declared.js";
import { sourceComponent, urlIdentifier } from "../download.js";
import type { Format } from "../format.js";
import { readCoordinate } from "../jvm/coordinate.js";
import { textOf } from "../ruby/requirements.js";

const repositoryRules = new Set([
  "http_archive",
  "http_file",
  "http_jar",
  "git_repository",
  "new_git_repository",
  "archive_override",
  "git_override",
  "single_version_override",
  "multiple_version_override",
]);

/** Bazel `MODULE.bazel` and `WORKSPACE`. https://bazel.build/external/module */
export const bazelModule: Format = {
  id: "bazel/module",
  title: "Bazel MODULE.bazel and WORKSPACE",
  files: ["MODULE.bazel", "*.MODULE.bazel", "WORKSPACE", "WORKSPACE.bazel", "WORKSPACE.bzlmod", "*.WORKSPACE"],
  ecosystems: ["bazel", "maven", "golang"],
  extract({ text }) {
    const dsl = readDsl(text, python);
    const components: Component[] = [];
    for (const [index, token] of dsl.tokens.entries()) {
      if (token.kind !== "word" || !isMark(dsl.tokens[index + 1], "(")) continue;
      components.push(...fromCall(dsl, token, index));
    }
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems: dsl.problems };
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "artifacts" ? removeMember(text, entry) : removeElement(text, entry),
};

function fromCall(dsl: DslText, token: DslToken, index: number): Component[] {
  const call = readCall(dsl, index + 1);
  const at = (key: string): Written | undefined => textOf(dsl, itemNamed(call.items, key));
  const isMethod = isMark(dsl.tokens[index - 1], ".");
  const entry = { start: isMethod ? (dsl.tokens[index - 2]?.start ?? token.start) : token.start, end: call.end };
  const scope = isMethod ? `${dsl.tokens[index - 2]?.text ?? ""}.${token.text}` : token.text;
  if (token.text === "bazel_dep" || repositoryRules.has(token.text)) {
    const name = at("name") ?? at("module_name");
    const version = at("version") ?? at("tag") ?? at("commit");
    const urls = [at("url"), at("remote"), ...stringsOf(dsl, itemNamed(call.items, "urls")).map(plain)];
    return name ? [declared("bazel", name, version, { entry, scope, identifiers: urls.map(urlIdentifier) })] : [];
  }
  if (token.text === "maven_install" || (isMethod && token.text === "install")) return fromInstall(dsl, call);
  if (isMethod && token.text === "artifact") {
    const group = at("group");
    const artifact = at("artifact");
    if (!group || !artifact) return [];
    return [
      declared("maven", { ...artifact, value: `${group.value}:${artifact.value}` }, at("version"), { entry, scope }),
    ];
  }
  const path = isMethod && token.text === "module" ? at("path") : undefined;
  if (path) return [declared("golang", path, at("version"), { entry, scope })];
  const importPath = token.text === "go_repository" ? at("importpath") : undefined;
  return importPath
    ? [declared("golang", importPath, at("version") ?? at("tag") ?? at("commit"), { entry, scope })]
    : [];
}

/** `maven.install(artifacts = ["g:a:1"], repositories = ["https://…"])`. */
function fromInstall(dsl: DslText, call: DslCall): Component[] {
  const artifacts = ["artifacts", "boms"].flatMap((key) =>
    stringsOf(dsl, itemNamed(call.items, key)).map((token) => ({ key, token })),
  );
  const repositories = stringsOf(dsl, itemNamed(call.items, "repositories"));
  return [
    ...artifacts.flatMap(({ key, token }) => {
      const coordinate = readArtifact(token);
      const entry = { start: token.outerStart, end: token.outerEnd };
      return coordinate ? [declared("maven", coordinate.name, coordinate.version, { entry, scope: key })] : [];
    }),
    ...repositories.flatMap((token) => {
      const source = sourceComponent(plain(token), { start: token.outerStart, end: token.outerEnd }, "repositories");
      return source ? [source] : [];
    }),
  ];
}

/** `group:artifact[:packaging[:classifier]]:version`: the version comes last. */
function readArtifact(token: DslToken): { readonly name: Written; readonly version?: Written } | undefined {
  const coordinate = readCoordinate(token.text.split(":", 2).join(":"), token.start);
  const last = token.text.lastIndexOf(":");
  if (!coordinate || token.start + last <= coordinate.name.end - 1) return coordinate;
  return {
    name: coordinate.name,
    version: { value: token.text.slice(last + 1), start: token.start + last + 1, end: token.end },
  };
}

function plain(token: DslToken): Written {
  return { value: token.text, start: token.start, end: token.end };
}
