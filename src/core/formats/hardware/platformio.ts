import type { Component, Edit, Extraction, Problem, SourceText, Span } from "../../model.js";
import { iniProblems, readIni, type IniEntry, type IniLine } from "../../syntax/ini.js";
import { removeLines } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { automated } from "./automation.js";
import { shown } from "../../text/shown.js";

/** PlatformIO projects: platforms, boards and libraries of every environment. https://docs.platformio.org/en/latest/projectconf/ */
export const platformio: Format = {
  id: "hardware/platformio",
  title: "PlatformIO project",
  files: ["platformio.ini", "platformio_override.ini"],
  ecosystems: ["platformio", "devices"],
  extract({ text }: SourceText): Extraction {
    const entries = readIni(text, { continuation: true, inlineComments: true, colon: true });
    const components = entries.flatMap((entry) => fromEntry(text, entry));
    const problems = [
      ...iniProblems(text, { continuation: true }),
      ...entries.flatMap((entry) => missing(text, entry)),
    ];
    return { components, problems: problems.sort((a, b) => a.start - b.start) };
  },
  remove: removeLibrary,
};

/** A library goes with its line; after `lib_deps =` only the name goes, and what shares a line stays for the hand. */
function removeLibrary({ text }: SourceText, { scope, entry }: Component): Edit | undefined {
  if (scope !== "lib_deps") return undefined;
  const lineStart = text.lastIndexOf("\n", entry.start) + 1;
  const lineEnd = text.indexOf("\n", entry.end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  if (line.includes(", ")) return undefined;
  const before = text.slice(lineStart, entry.start).trim();
  return before === "" ? removeLines(text, entry) : { start: entry.start, end: entry.end, newText: "" };
}

function fromEntry(text: string, entry: IniEntry): Component[] {
  const lines = entry.lines.filter(({ value }) => value !== "" && !value.startsWith("${"));
  switch (entry.key) {
    case "platform":
      return lines.flatMap((line) => fromPlatform(text, line, entry));
    case "board":
      return lines.map((line) => {
        const component = automated(`platformio/board/${line.value}`, line, entry, "board");
        return { ...component, identifiers: [...(component.identifiers ?? []), { scheme: "model", ...line }] };
      });
    case "platform_packages":
    case "lib_deps":
      return lines.flatMap((line) => splitCommas(text, line).flatMap((part) => fromLibrary(text, part, entry.key)));
    default:
      return [];
  }
}

/** `quectel`, `espressif32@6.5.0`, `platformio/espressif32 @ ^6`, or a URL. */
function fromPlatform(text: string, line: IniLine, entry: Span): Component[] {
  const { name, version } = nameAndVersion(text, line);
  const own = written(text, name.start + name.value.lastIndexOf("/") + 1, name.end);
  const url = urlIdentifier(line);
  if (own.value === "") return [];
  const component = automated(`platformio/${own.value}`, url ? line : own, entry, "platform", "application");
  const placed = {
    ...component,
    ...(version && { version: version.value, versionSpan: { start: version.start, end: version.end } }),
    ...(url && { name: url.value, identifiers: [url] }),
  };
  return [placed];
}

/** `bblanchon/ArduinoJson@^6.19`, `name=https://…`, or a URL. */
function fromLibrary(text: string, line: Written, scope: string): Component[] {
  const equals = /^[\w ./-]{1,100}[=@]\s*(?=(?:git\+)?\w+:\/\/)/.exec(line.value);
  const target = equals ? written(text, line.start + equals[0].length, line.end) : line;
  const url = urlIdentifier(target);
  if (url) {
    const { name, version } = repository(text, target);
    return [declared("platformio", name, version, { entry: line, scope, identifiers: [url] })];
  }
  const { name, version } = nameAndVersion(text, line);
  return name.value === "" || isNameless(name.value)
    ? []
    : [declared("platformio", name, version, { entry: line, scope })];
}

/** `https://host/acme/driver.git#v2`: the repository's name and its revision. */
function repository(text: string, url: Written): { name: Written; version?: Written } {
  const hash = url.value.indexOf("#");
  const path = (hash < 0 ? url.value : url.value.slice(0, hash)).replace(/\/+$/, "");
  const start = url.start + path.lastIndexOf("/") + 1;
  const end = url.start + path.replace(/\.git$/, "").length;
  const version = hash < 0 || hash + 1 === url.value.length ? undefined : written(text, url.start + hash + 1, url.end);
  return { name: start < end ? written(text, start, end) : url, ...(version && { version }) };
}

function nameAndVersion(text: string, line: Written): { name: Written; version?: Written } {
  const at = line.value.indexOf("@", 1);
  if (at < 0 || line.value.includes("://")) return { name: line };
  const before = line.value.slice(0, at).trimEnd().length;
  const after = line.value.slice(at + 1);
  const start = line.start + at + 1 + (after.length - after.trimStart().length);
  return {
    name: written(text, line.start, line.start + before),
    ...(start < line.end && { version: written(text, start, line.end) }),
  };
}

/** A platform or board without value; a library or package that is nothing but its version or its place. */
function missing(text: string, { key, lines, start, end }: IniEntry): Problem[] {
  if ((key === "platform" || key === "board") && lines.length === 0)
    return [{ message: `${shown(key)} has no value`, start, end }];
  if (key !== "lib_deps" && key !== "platform_packages") return [];
  return lines
    .flatMap((line) => splitCommas(text, line))
    .flatMap((part) => {
      if (isNameless(part.value)) return [{ message: "no name comes before this", start: part.start, end: part.end }];
      if (part.value.endsWith("@")) return [{ message: "no version follows", start: part.end - 1, end: part.end }];
      return [];
    });
}

function isNameless(value: string): boolean {
  return /^(?:=|@\s*[\d^~<>=*]|@$)/.test(value);
}

/** Several libraries may be on one line. */
function splitCommas(text: string, line: IniLine): Written[] {
  if (!line.value.includes(", ")) return [line];
  const parts: Written[] = [];
  for (let from = line.start; from < line.end;) {
    const comma = text.indexOf(", ", from);
    const end = comma < 0 || comma > line.end ? line.end : comma;
    const raw = text.slice(from, end);
    const start = from + (raw.length - raw.trimStart().length);
    if (raw.trim() !== "") parts.push(written(text, start, start + raw.trim().length));
    from = end + 1;
  }
  return parts;
}
