import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { declared, written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { removeMember } from "../../text/removal.js";
import { fromRequirement, incomplete, itemsOfField, pinnedVersion, type CabalField } from "./cabalFields.js";

const fields = new Set(["build-depends", "build-tool-depends", "setup-depends", "build-tools"]);

/** Haskell package descriptions. https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html */
export const hackageCabal: Format = {
  id: "hackage/cabal",
  title: "Haskell *.cabal",
  files: ["*.cabal"],
  ecosystems: ["hackage"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let own = "";
    for (const field of cabalFields(text)) {
      if (field.name === "name" && own === "") own = itemsOfField(text, field)[0]?.value ?? "";
      else if (fields.has(field.name)) {
        const scope = field.section === "" ? field.name : `${field.section}.${field.name}`;
        const items = itemsOfField(text, field);
        components.push(...items.flatMap((item) => fromRequirement(text, item, item, scope)));
        problems.push(...items.flatMap(incomplete));
      }
    }
    // A component of the package may depend on its own library.
    return { components: components.filter(({ name }) => name !== own), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** Versions that `cabal freeze` fixed. https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze */
export const hackageFreeze: Format = {
  id: "hackage/freeze",
  title: "Haskell cabal.project.freeze",
  files: ["cabal.project.freeze", "*cabal.project.freeze", "cabal.config"],
  ecosystems: ["hackage"],
  generated: true,
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    for (const field of cabalFields(text)) {
      if (field.name !== "constraints") continue;
      for (const item of itemsOfField(text, field)) {
        problems.push(...incomplete(item));
        const name = /^(?:any\.|setup\.)?([A-Za-z0-9-]+)\s*==/.exec(item.value);
        if (!name?.[1]) continue;
        const nameEnd = item.start + name[0].trimEnd().length - 2;
        const start = item.start + name[0].indexOf(name[1]);
        const end = start + name[1].length;
        const version = pinnedVersion(text, nameEnd, item.end);
        components.push(
          declared("hackage", written(text, start, end), version, {
            entry: item,
            scope: field.name,
            relation: "transitive",
          }),
        );
      }
    }
    return { components, problems };
  },
};

/** Fields in document order; continuation lines are indented more than the field's name. */
function cabalFields(text: string): CabalField[] {
  const found: CabalField[] = [];
  const cursor = new LineCursor(text);
  let open: CabalField | undefined;
  let section = "";
  while (cursor.next()) {
    const { start, end, indent } = cursor;
    if (cursor.startsWith("--")) continue;
    if (open && indent > open.indent) {
      open.lines.push({ start, end });
      continue;
    }
    open = undefined;
    const name = /^([A-Za-z][\w-]*)[ \t]*:/.exec(text.slice(start, Math.min(end, start + 80)));
    if (name?.[1]) {
      const value = start + name[0].length;
      open = { name: name[1].toLowerCase(), section, indent, lines: value < end ? [{ start: value, end }] : [] };
      found.push(open);
      if (indent === 0) section = "";
    } else if (indent === 0)
      section = /^[\w-]+/.exec(text.slice(start, Math.min(end, start + 80)))?.[0].toLowerCase() ?? "";
  }
  return found;
}
