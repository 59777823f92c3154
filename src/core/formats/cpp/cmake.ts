import type { Component, Unresolved } from "../../model.js";
import { readCmake, type CmakeArgument, type CmakeCommand } from "../../syntax/cmake.js";
import { removeElement } from "../../text/removal.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent, unknownAddress, urlIdentifier } from "../shared/download.js";
import { withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";
import { CmakeVariables, fill, type CmakeLookup } from "./cmakeVariables.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/** CMake: `FetchContent_Declare`, `ExternalProject_Add`, `find_package`, CPM. https://cmake.org/cmake/help/latest/module/FetchContent.html */
export const cmakeLists: Format = {
  id: "cmake/lists",
  title: "CMake CMakeLists.txt and *.cmake",
  files: ["CMakeLists.txt", "*.cmake"],
  ecosystems: ["generic", "github"],
  extract({ text }) {
    const { commands, problems } = readCmake(text);
    const variables = new CmakeVariables();
    const unresolved: Unresolved[] = [];
    const components = commands.flatMap((command) => {
      if (variables.define(command)) return [];
      return variables.each(command, (filled, known, isFirst) => {
        if (isFirst && fetching.test(command.name)) unresolved.push(...unknownPlaces(filled, known));
        return fromCommand(filled, known);
      });
    });
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

const fetching = /^(?:fetchcontent_declare|externalproject_add|cpm(?:add|find|declare)package|file)$/;

/** Places whose host or repository is a variable's. */
function unknownPlaces(command: CmakeCommand, variables: CmakeLookup): Unresolved[] {
  return ["GIT_REPOSITORY", "HG_REPOSITORY", "URL", "DOWNLOAD"].flatMap((keyword) => {
    const place = resolved(behind(command, keyword), variables);
    return /\$[{<]/.test(place?.value ?? "") ? (unknownAddress(place) ?? []) : [];
  });
}

/** `file(DOWNLOAD https://… path)`. */
function fromDownload(command: CmakeCommand, variables: CmakeLookup): Component[] {
  const [verb] = command.arguments;
  const source =
    verb?.value === "DOWNLOAD" && sourceComponent(resolved(behind(command, "DOWNLOAD"), variables), command, "file");
  return source ? [source] : [];
}

function fromCommand(command: CmakeCommand, variables: CmakeLookup): Component[] {
  const { name } = command;
  if (name === "find_package" || name === "find_dependency") return fromFind(command, variables);
  if (name === "fetchcontent_declare" || name === "externalproject_add") return fromFetch(command, variables);
  if (name === "file") return fromDownload(command, variables);
  return /^cpm(?:add|find|declare)package$/.test(name) ? fromCpm(command, variables) : [];
}

function fromFind(command: CmakeCommand, variables: CmakeLookup): Component[] {
  const [name, second] = command.arguments;
  if (!name || !isName(name.value)) return [];
  const version = resolved(second, variables);
  const isVersion =
    version !== undefined && /^\d[\w.]*(?:\.\.\.<?\d[\w.]*)?$|^\$\{\w*VERSION\w*\}$/i.test(version.value);
  return [declared("generic", name, isVersion ? version : undefined, { entry: command, scope: command.name })];
}

function fromFetch(command: CmakeCommand, variables: CmakeLookup): Component[] {
  const name = resolved(command.arguments[0], variables);
  if (!name || !isName(name.value)) return [];
  const place = resolved(
    behind(command, "GIT_REPOSITORY") ?? behind(command, "HG_REPOSITORY") ?? behind(command, "URL"),
    variables,
  );
  // Without a place it is built from a folder of this tree.
  if (!place && command.arguments.some(({ value }) => value === "SOURCE_DIR")) return [];
  const version = resolved(behind(command, "GIT_TAG") ?? behind(command, "HG_TAG"), variables);
  const identifiers = [place, ...mirrorsOf(command, variables)].map(urlIdentifier);
  return [declared("generic", name, version, { entry: command, scope: command.name, identifiers })];
}

/** The addresses after the first of `URL`. */
function mirrorsOf({ arguments: given }: CmakeCommand, variables: CmakeLookup): Written[] {
  const from = given.findIndex(({ value, quoted }) => !quoted && value === "URL") + 2;
  const after = from < 2 ? [] : given.slice(from);
  const end = after.findIndex(isKeyword);
  return after.slice(0, end < 0 ? undefined : end).flatMap((argument) => resolved(argument, variables) ?? []);
}

/** `CPMAddPackage("gh:owner/repo@1.0#tag")`, or with `NAME`, `VERSION`, `GITHUB_REPOSITORY`. https://github.com/cpm-cmake/CPM.cmake */
function fromCpm(command: CmakeCommand, variables: CmakeLookup): Component[] {
  const [first] = command.arguments;
  const uri = behind(command, "URI") ?? (command.arguments.length === 1 ? first : undefined);
  const short = uri && /^(gh|gl|bb):([^@#]+)/.exec(uri.value);
  const filled = short?.[2] === undefined ? undefined : fill(short[2], variables);
  if (uri && short?.[2]) {
    const start = uri.start + 3;
    const version = /[@#]([^@#]+)/.exec(uri.value);
    const versionStart = uri.start + (version?.index ?? 0) + 1;
    const at = version?.[1]
      ? { value: version[1], start: versionStart, end: versionStart + version[1].length }
      : undefined;
    const end = start + short[2].length;
    return hosted(
      command,
      { value: filled ?? short[2], start, end },
      at && resolvedPart(at, variables),
      short[1] ?? "gh",
    );
  }
  if (uri?.value.includes("://")) return fromUrl(command, uri);
  const version = resolved(behind(command, "VERSION") ?? behind(command, "GIT_TAG"), variables);
  for (const [key, host] of [
    ["GITHUB_REPOSITORY", "gh"],
    ["GITLAB_REPOSITORY", "gl"],
    ["BITBUCKET_REPOSITORY", "bb"],
  ] as const) {
    const repository = resolved(behind(command, key), variables);
    if (repository) return hosted(command, repository, version, host);
  }
  const place = resolved(behind(command, "GIT_REPOSITORY") ?? behind(command, "URL") ?? uri, variables);
  const named = behind(command, "NAME") ?? (command.arguments.length > 1 && !isKeyword(first) ? first : undefined);
  const name = resolved(named, variables);
  if (!name || !isName(name.value)) return [];
  return [
    declared("generic", name, version, { entry: command, scope: command.name, identifiers: [urlIdentifier(place)] }),
  ];
}

/** `https://host/owner/repo.git@1.0` or `…#tag`. */
function fromUrl(command: CmakeCommand, uri: CmakeArgument): Component[] {
  const end = uri.value.slice(uri.value.lastIndexOf("/")).search(/[@#]/);
  const cut = end < 0 ? uri.value.length : uri.value.lastIndexOf("/") + end;
  const place = partOf(uri, 0, cut);
  const version = /^[@#]([^@#]+)/.exec(uri.value.slice(cut))?.[1];
  const at = version === undefined ? undefined : partOf(uri, cut + 1, cut + 1 + version.length);
  const repository = readGitRepository(place);
  return repository ? [gitComponent(repository, at, { entry: command, scope: command.name })] : [];
}

const hosts = new Map([
  ["gh", { ecosystem: "github", url: "https://github.com/" }],
  ["gl", { ecosystem: "generic", url: "https://gitlab.com/" }],
  ["bb", { ecosystem: "bitbucket", url: "https://bitbucket.org/" }],
]);

function hosted(command: CmakeCommand, repository: Written, version: Written | undefined, key: string): Component[] {
  const host = hosts.get(key);
  if (!host || repository.start >= repository.end) return [];
  const { start, end } = repository;
  const identifiers = [{ scheme: "url" as const, value: host.url + repository.value, start, end }];
  return [declared(host.ecosystem, repository, version, { entry: command, scope: command.name, identifiers })];
}

/** The argument after a keyword. */
function behind({ arguments: given }: CmakeCommand, keyword: string): CmakeArgument | undefined {
  const at = given.findIndex(({ value, quoted }) => !quoted && value === keyword);
  return at < 0 ? undefined : given[at + 1];
}

function isKeyword(argument: CmakeArgument | undefined): boolean {
  return argument !== undefined && /^[A-Z_]+$/.test(argument.value);
}

function isName(value: string): boolean {
  return value !== "" && !value.startsWith("${");
}

function resolved(argument: CmakeArgument | undefined, variables: CmakeLookup): Written | undefined {
  if (!argument || argument.value === "") return undefined;
  return { value: fill(argument.value, variables) ?? argument.value, start: argument.start, end: argument.end };
}

function resolvedPart(part: Written, variables: CmakeLookup): Written {
  return { ...part, value: fill(part.value, variables) ?? part.value };
}
