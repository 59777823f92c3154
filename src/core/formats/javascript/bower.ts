import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared, partOf } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readNpmSpecifier } from "./npmSpecifier.js";

const sections = ["dependencies", "devDependencies", "resolutions"];

/** Bower's `bower.json`. https://github.com/bower/spec/blob/master/json.md */
export const bowerJson: Format = {
  id: "bower/bower-json",
  title: "Bower bower.json",
  files: ["bower.json", ".bower.json", "component.json"],
  ecosystems: ["bower"],
  recognizes: ({ uri, text }) =>
    /bower\.json$/i.test(uri) || /"(?:devD|d)ependencies"\s*:\s*\{/.test(text.slice(0, 100_000)),
  extract({ text }: SourceText) {
    const { root, problems } = readJson(text);
    const components = sections.flatMap((section) =>
      entriesOf(get(root, section)).flatMap((entry) => fromEntry(entry, section)),
    );
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

/** A range, an address, or another package of the registry: `"name": "real#1.0.0"`. */
function fromEntry(entry: MapEntry, scope: string): Component[] {
  const version = scalar(entry.value);
  if (entry.key.value === "") return [];
  const named = version && /^([\w.-]+)#([^/]*)$/.exec(version.value);
  if (version && named?.[1]) {
    const { length } = named[1];
    const range = named[2] === "" ? undefined : partOf(version, length + 1);
    return [declared("bower", partOf(version, 0, length), range, { entry, scope })];
  }
  const source = version && readNpmSpecifier(version.value, version.start).source;
  return [declared("bower", entry.key, version, { entry, scope, identifiers: [source] })];
}
