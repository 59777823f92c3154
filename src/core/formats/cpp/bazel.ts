<<<<<<< HEAD
import type { Component } from "../../model.js";
import { isMark, python, readDsl } from "../../syntax/dsl.js";
import { removeElement, removeMember } from "../../text/removal.js";
=======
import type { Component, Span } from "../../model.js";
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
import { fromImage, readImage } from "../containers/image.js";
import { declared, type Written } from "../declared.js";
import { sourceComponent, urlIdentifier } from "../download.js";
>>>>>>> fce5a52 (Read Mintfiles and Hpack packages, references of git dependencies, and images and crates in MODULE.bazel)
import type { Format } from "../format.js";
import { fromBazelCall } from "./bazelRules.js";

/** Bazel `MODULE.bazel`, `WORKSPACE` and the `.bzl` files that hold their rules. https://bazel.build/external/module */
export const bazelModule: Format = {
  id: "bazel/module",
  title: "Bazel MODULE.bazel and WORKSPACE",
<<<<<<< HEAD
  files: [
    "MODULE.bazel",
    "*.MODULE.bazel",
    "WORKSPACE",
    "WORKSPACE.bazel",
    "WORKSPACE.bzlmod",
    "*.WORKSPACE",
    "*repositories.bzl",
    "*deps.bzl",
    "*dependencies.bzl",
  ],
  ecosystems: ["bazel", "maven", "golang", "docker", "cargo"],
=======
  files: ["MODULE.bazel", "*.MODULE.bazel", "WORKSPACE", "WORKSPACE.bazel", "WORKSPACE.bzlmod", "*.WORKSPACE"],
  ecosystems: ["bazel", "cargo", "docker", "golang", "maven"],
>>>>>>> fce5a52 (Read Mintfiles and Hpack packages, references of git dependencies, and images and crates in MODULE.bazel)
  extract({ text }) {
    const dsl = readDsl(text, python);
    const components: Component[] = [];
    for (const [index, token] of dsl.tokens.entries()) {
      if (token.kind !== "word" || !isMark(dsl.tokens[index + 1], "(")) continue;
      components.push(...fromBazelCall(dsl, token, index));
    }
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems: dsl.problems };
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "artifacts" ? removeMember(text, entry) : removeElement(text, entry),
};
<<<<<<< HEAD
=======

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
  const image = isMethod && token.text === "pull" ? at("image") : undefined;
  if (image) return fromPull(image, at("tag") ?? at("digest"), entry, scope);
  const repository = token.text === "pull" ? at("repository") : undefined;
  if (repository) {
    const registry = at("registry");
    const name = registry ? { ...repository, value: `${registry.value}/${repository.value}` } : repository;
    const host = registry && { host: registry };
    return [fromImage({ name, ...host, ...optional(at("tag") ?? at("digest")) }, entry, scope)];
  }
  const crate = isMethod && token.text === "spec" ? at("package") : undefined;
  if (crate) return [declared("cargo", crate, at("version"), { entry, scope })];
  const path = isMethod && token.text === "module" ? at("path") : undefined;
  if (path) return [declared("golang", path, at("version"), { entry, scope })];
  const importPath = token.text === "go_repository" ? at("importpath") : undefined;
  return importPath
    ? [declared("golang", importPath, at("version") ?? at("tag") ?? at("commit"), { entry, scope })]
    : [];
}

/** `oci.pull(image = "host/name", tag = "1.0", digest = "sha256:…")`. https://github.com/bazel-contrib/rules_oci */
function fromPull(reference: Written, version: Written | undefined, entry: Span, scope: string): Component[] {
  const image = readImage(reference);
  return image ? [fromImage({ ...image, ...optional(version) }, entry, scope)] : [];
}

function optional(version: Written | undefined): { readonly version?: Written } {
  return version ? { version } : {};
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
>>>>>>> fce5a52 (Read Mintfiles and Hpack packages, references of git dependencies, and images and crates in MODULE.bazel)
