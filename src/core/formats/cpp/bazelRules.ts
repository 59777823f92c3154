import type { Component, Span, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, itemNamed, plainItems, readCall, type DslCall } from "../../syntax/dsl.js";
import { fromImage, isHost } from "../shared/images/image.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import { readCoordinate } from "../shared/packages/mavenCoordinate.js";
import type { ScriptLists } from "../shared/scripts/scriptLists.js";
import type { ScriptRange } from "../shared/scripts/scriptExpression.js";
import type { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, type Wanted } from "../shared/unresolved.js";

const archiveRules = new Set(["http_archive", "http_file", "http_jar", "archive_override"]);
const gitRules = new Set(["git_repository", "new_git_repository", "git_override"]);
const imageRules = new Set(["container_pull", "oci_pull", "pull"]);
const jarRules = new Set([
  "maven_jar",
  "jvm_maven_import_external",
  "java_import_external",
  "java_maven_import_external",
  "scala_maven_import_external",
]);

/** A string of a list; the entry has its quotes. */
interface Listed extends Written {
  readonly entry: Span;
}

/** A Starlark file with what its names stand for. */
export interface BazelScript {
  readonly dsl: DslText;
  readonly variables: ScriptVariables;
  readonly lists: ScriptLists;
  /** Rules under the names that the file gives them. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** A call with what all rules look at. */
interface Rule {
  readonly script: BazelScript;
  readonly call: DslCall;
  readonly entry: Span;
  readonly scope: string;
}

/**
 * What the call named by the token at `index` declares: `bazel_dep`, repository rules (also in `maybe(rule, …)`), the tags of the
 * Maven, Go, crate and OCI extensions. https://bazel.build/rules/lib/globals/module
 */
export function fromBazelCall(script: BazelScript, token: DslToken, index: number): Component[] {
  const { dsl } = script;
  const call = readCall(dsl, index + 1);
  const owner = isMark(dsl.tokens[index - 1], ".") ? dsl.tokens[index - 2] : undefined;
  // A function that has a rule's name is no use of it.
  if (isWord(dsl.tokens[index - 1], "def")) return [];
  const name = ruleNamed(script, isWord(token, "maybe") ? dsl.tokens[call.items[0]?.from ?? index] : token);
  // A member of a list, as `maven.artifact(…)` may be, goes with its comma.
  const isMember = isMark(dsl.tokens[token.parent], "[");
  const scope = isMember ? "artifacts" : owner ? `${owner.text}.${name}` : name;
  const rule: Rule = { script, call, entry: { start: owner?.start ?? token.start, end: call.end }, scope };
  if (name === "maven_install" || (owner && name === "install")) return fromInstall(rule);
  if (owner && name === "artifact") return fromArtifact(rule);
  if (jarRules.has(name)) return fromJar(rule);
  if (imageRules.has(name)) return fromPull(rule);
  if (owner && name === "module") return named(rule, "golang", at(rule, "path"), versionOf(rule));
  if (owner && name === "spec") return named(rule, "cargo", at(rule, "package"), versionOf(rule));
  if (name === "go_repository") return named(rule, "golang", at(rule, "importpath"), versionOf(rule));
  if (owner && name === "parse") return indexesOf(rule);
  return fromModule(rule, name);
}

function ruleNamed({ aliases }: BazelScript, token: DslToken | undefined): string {
  const name = token?.text ?? "";
  return aliases.get(name) ?? name;
}

/** `pip.parse(experimental_index_url = "https://…")`. https://rules-python.readthedocs.io/en/latest/pypi/download.html */
function indexesOf(rule: Rule): Component[] {
  const urls = [
    at(rule, "experimental_index_url"),
    at(rule, "index_url"),
    ...list(rule, "experimental_extra_index_urls"),
    ...list(rule, "extra_index_urls"),
  ];
  return urls.flatMap((url) => sourceComponent(url, rule.entry, rule.scope) ?? []);
}

/** What a call would name, were its value known. */
export function unknownInBazelCall(script: BazelScript, token: DslToken, index: number): Unresolved[] {
  const { dsl } = script;
  const maybe = isWord(token, "maybe") ? dsl.tokens[index + 2] : undefined;
  const name = ruleNamed(script, maybe ?? token);
  const isExtension = isMark(dsl.tokens[index - 1], ".");
  const keys = isExtension
    ? undefined
    : (unknownKeys.get(name) ??
      (gitRules.has(name) ? ["remote"] : archiveRules.has(name) ? ["url", "urls"] : undefined));
  if (!keys || isWord(dsl.tokens[index - 1], "def")) return [];
  const call = readCall(dsl, index + 1);
  const rule: Rule = { script, call, entry: token, scope: name };
  return unknownAt(rule, keys, keys[0] === "name" ? "package" : keys[0] === "image" ? "image" : "address");
}

const unknownKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ["bazel_dep", ["name"]],
  ["container_pull", ["image"]],
  ["oci_pull", ["image"]],
]);

/** `bazel_dep`, its overrides, and the rules that download an archive or a git repository. */
function fromModule(rule: Rule, name: string): Component[] {
  const module = at(rule, "name") ?? at(rule, "module_name");
  if (name === "bazel_dep") return named(rule, "bazel", module, at(rule, "version"));
  if (name === "single_version_override") {
    // Without a version it only says the registry or patches.
    const version = at(rule, "version");
    return version
      ? named(
          rule,
          "bazel",
          module,
          version,
          [at(rule, "registry")].filter((url) => url !== undefined),
        )
      : [];
  }
  if (name === "multiple_version_override")
    return list(rule, "versions").flatMap((version) => named(rule, "bazel", module, version));
  if (!archiveRules.has(name) && !gitRules.has(name)) return [];
  const urls = ["url", "remote", "urls"].flatMap((key) => list(rule, key));
  const version = versionOf(rule) ?? (archiveRules.has(name) ? firstVersion(urls) : at(rule, "branch"));
  return named(rule, "bazel", module, version, urls);
}

function named(
  { entry, scope }: Rule,
  ecosystem: string,
  name: Written | undefined,
  version: Written | undefined,
  urls: readonly Written[] = [],
): Component[] {
  const identifiers = urls.length > 0 ? urls.map(urlIdentifier) : undefined;
  return name ? [declared(ecosystem, name, version, { entry, scope, identifiers })] : [];
}

function versionOf(rule: Rule): Written | undefined {
  return at(rule, "version") ?? at(rule, "tag") ?? at(rule, "commit");
}

/** The version that an archive's URL says: the tag or commit, or what is before the ending of its file. */
function firstVersion(urls: readonly Written[]): Written | undefined {
  const patterns = [
    /\/archive\/(?:refs\/(?:tags|heads)\/)?([^/]{1,100}?)(?:\.tar\.\w{1,4}|\.t[gbx]z|\.zip|\/)/d,
    /\/releases\/download\/([^/]{1,100})\//d,
    /\/\/codeload\.github\.com\/[^/]{1,100}\/[^/]{1,100}\/(?:legacy\.)?(?:tar\.gz|zip)\/(?:refs\/(?:tags|heads)\/)?([^/]{1,100})$/d,
    /[-_/](v?\d{1,9}(?:\.\d{1,9}){1,4}(?:[-.][A-Za-z]{1,10}\.?\d{0,9})?)(?:\.tar\.\w{1,4}|\.t[gbx]z|\.zip|\.jar)$/d,
  ];
  for (const pattern of patterns) {
    for (const url of urls) {
      // Characters that were written otherwise have no places of their own.
      const place = url.value.length === url.end - url.start ? pattern.exec(url.value)?.indices?.[1] : undefined;
      if (place) return partOf(url, place[0], place[1]);
    }
  }
  return undefined;
}

/** `image = "host/path", tag = "1"`, or `registry` and `repository` apart. */
function fromPull(rule: Rule): Component[] {
  const image = at(rule, "image") ?? at(rule, "repository");
  if (!image) return [];
  const registry = at(rule, "registry");
  const place = registry && partOf(registry, /^https?:\/\//.exec(registry.value)?.[0].length ?? 0);
  const name = place ? { ...image, value: `${place.value}/${image.value}` } : image;
  const slash = image.value.indexOf("/");
  const host = place ?? (slash > 0 && isHost(image.value.slice(0, slash)) ? partOf(image, 0, slash) : undefined);
  const version = at(rule, "tag") ?? at(rule, "digest");
  return [fromImage({ name, ...(version && { version }), ...(host && { host }) }, rule.entry, rule.scope)];
}

/** `maven.artifact(group = "g", artifact = "a", version = "1")`, or the three in that order. */
function fromArtifact(rule: Rule): Component[] {
  const [first, second, third] = plainItems(rule.call.items).map((item) => rule.script.variables.valueOf(item));
  const group = at(rule, "group") ?? first;
  const artifact = at(rule, "artifact") ?? second;
  const name = group && artifact && { ...artifact, value: `${group.value}:${artifact.value}` };
  return named(rule, "maven", name, at(rule, "version") ?? third);
}

function fromJar(rule: Rule): Component[] {
  const artifact = at(rule, "artifact");
  const coordinate = artifact && readArtifact(artifact);
  return coordinate ? named(rule, "maven", coordinate.name, coordinate.version, list(rule, "server_urls")) : [];
}

/** `maven.install(artifacts = ["g:a:1"], repositories = ["https://…"])`. */
function fromInstall(rule: Rule): Component[] {
  const artifacts = ["artifacts", "boms"].flatMap((scope) => list(rule, scope).map((token) => ({ scope, token })));
  return [
    ...artifacts.flatMap(({ scope, token }) => {
      const coordinate = readArtifact(token);
      return coordinate ? [declared("maven", coordinate.name, coordinate.version, { entry: token.entry, scope })] : [];
    }),
    ...list(rule, "repositories").flatMap((url) => {
      const source = sourceComponent(url, url.entry, "repositories");
      return source ? [source] : [];
    }),
  ];
}

/** `group:artifact[:packaging[:classifier]]:version`: the version comes last. */
function readArtifact(written: Written): { readonly name: Written; readonly version?: Written } | undefined {
  // What is put together has no characters of its own.
  if (written.value.length !== written.end - written.start) {
    const apart = readArtifact({ value: written.value, start: 0, end: written.value.length });
    const { start, end } = written;
    return (
      apart && {
        name: { ...apart.name, start, end },
        ...(apart.version && { version: { ...apart.version, start, end } }),
      }
    );
  }
  const coordinate = readCoordinate(written.value.split(":", 2).join(":"), written.start);
  const last = written.value.lastIndexOf(":");
  if (!coordinate || written.start + last <= coordinate.name.end - 1) return coordinate;
  return { name: coordinate.name, version: partOf(written, last + 1) };
}

function at({ script, call }: Rule, key: string): Written | undefined {
  return script.variables.valueOf(itemNamed(call.items, key));
}

function list({ script, call }: Rule, key: string): Listed[] {
  const item = itemNamed(call.items, key);
  if (!item) return [];
  return script.lists
    .elementsOf(item)
    .flatMap((element) => {
      const [first, last] = [script.dsl.tokens[element.from], script.dsl.tokens[element.to - 1]];
      if (!first || !last) return [];
      const entry = { start: first.outerStart, end: last.outerEnd };
      return script.variables.valuesOf(element).map((value) => ({ ...value, entry }));
    })
    .sort((a, b) => a.start - b.start);
}

/** What an attribute wants is an expression that cannot be known from the file. */
function unknownAt({ script, call }: Rule, keys: readonly string[], wanted: Wanted): Unresolved[] {
  return keys.flatMap((key) => {
    const item = itemNamed(call.items, key);
    if (!item) return [];
    return script.lists
      .elementsOf(item)
      .filter((element) => !isEmpty(script.dsl, element) && script.variables.valuesOf(element).length === 0)
      .map(() => unresolvedAt(wanted, item))
      .slice(0, 1);
  });
}

function isEmpty({ tokens }: DslText, { from, to }: ScriptRange): boolean {
  const first = tokens[from];
  return from + 1 === to && (first?.text === "" || isWord(first, "None"));
}
