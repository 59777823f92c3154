import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
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

function fromEntry(entry: MapEntry, scope: string): Component[] {
  const version = scalar(entry.value);
  if (entry.key.value === "") return [];
  const source = version && readNpmSpecifier(version.value, version.start).source;
  return [declared("bower", entry.key, version, { entry, scope, identifiers: [source] })];
}
