import type { Component, Problem } from "../../model.js";
import { iniProblems, readIni, type IniEntry } from "../../syntax/ini.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { shown } from "../../text/shown.js";

/** Meson `subprojects/*.wrap`. https://mesonbuild.com/Wrap-dependency-system-manual.html */
export const mesonWrap: Format = {
  id: "meson/wrap",
  title: "Meson *.wrap",
  files: ["*.wrap"],
  ecosystems: ["generic"],
  recognizes: ({ text }) => /^\s*\[wrap-(?:file|git|hg|svn|redirect)(?:\]|\s*$)/m.test(text),
  extract({ uri, text }) {
    const all = readIni(text, { continuation: true, colon: true });
    const problems = [...iniProblems(text), ...all.flatMap(withoutValue)].sort((a, b) => a.start - b.start);
    return { components: fromWrap(uri, all), problems };
  },
};

/** The keys that say what the subproject is and where it is from. */
const telling = /^(?:url|source_url|source_fallback_url|source_filename|patch_url|directory|revision)$/;

function withoutValue({ section, key, lines, start, end }: IniEntry): Problem[] {
  if (!section.startsWith("wrap-") || lines.length > 0 || !telling.test(key)) return [];
  return [{ message: `${shown(key)} has no value`, start, end }];
}

function fromWrap(uri: string, all: readonly IniEntry[]): Component[] {
  const entries = all.filter(({ section }) => section.startsWith("wrap-"));
  const valueOf = (key: string): Written | undefined => entries.find((entry) => entry.key === key)?.lines[0];
  const url = valueOf("url") ?? valueOf("source_url");
  const places = [url, valueOf("source_fallback_url"), valueOf("patch_url")];
  const identifiers = places.map(urlIdentifier);
  const revision = valueOf("revision");
  const own = /([^/\\]+)\.wrap$/i.exec(uri)?.[1];
  // The wrap's own name is in the folder's, the archive's or the repository's, whichever the file has.
  const named = [valueOf("directory"), valueOf("source_filename"), url].flatMap((place) =>
    place ? [split(place, own)] : [],
  );
  const versioned = named.find(({ version }) => version !== undefined);
  const provided = all.find(({ section, key }) => section === "provide" && key === own);
  const found =
    named.find(({ version, isOwn }) => isOwn && version !== undefined) ??
    named.find(({ isOwn }) => isOwn) ??
    (provided && { ...versioned, name: { value: provided.key, ...provided.keySpan } }) ??
    versioned ??
    named[0];
  if (!found || found.name.start >= found.name.end) return [];
  const entry = entrySpan(entries);
  return [
    declared("generic", found.name, revision ?? found.version, {
      entry,
      scope: entries[0]?.section ?? "wrap",
      identifiers,
    }),
  ];
}

interface Named {
  readonly name: Written;
  readonly version?: Written;
  /** Begins as the wrap's own file does. */
  readonly isOwn: boolean;
}

/** Name and version of `zlib-1.3.1`, `zlib-1.3.1.tar.gz`, `https://host/zlib.git`, `https://host/zlib/trunk`. */
function split(place: Written, own: string | undefined): Named {
  const path = place.value.replace(/\/trunk\/?$/, "");
  const folder = Math.max(path.lastIndexOf("/", path.length - 2) + 1, 0);
  const base = path.slice(folder).replace(/\/$|\.git\/?$|\.(?:tar\.\w+|tgz|zip)$/, "");
  const start = place.start + folder;
  const begins = own !== undefined && base.toLowerCase().startsWith(own.toLowerCase());
  const known = begins && !/^[A-Za-z]/.test(base.slice(own.length)) ? own.length : undefined;
  const length = known ?? /-v?\d/.exec(base)?.index ?? base.length;
  const name = { value: base.slice(0, length), start, end: start + length };
  const version = /^[-_]v?(\d.*)$/.exec(base.slice(length))?.[1];
  const isOwn = known !== undefined;
  if (version === undefined) return { name, isOwn };
  const from = start + base.length - version.length;
  return { name, isOwn, version: { value: version, start: from, end: from + version.length } };
}

function entrySpan(entries: readonly IniEntry[]): { start: number; end: number } {
  return { start: entries[0]?.start ?? 0, end: entries[entries.length - 1]?.end ?? 0 };
}
