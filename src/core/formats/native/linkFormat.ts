import type { Component, SourceText } from "../../model.js";
import type { Lookup } from "../../model/lookup.js";
import type { Format } from "../format.js";
import type { LinkName } from "./linkName.js";
import { linkStatements } from "./linkStatements.js";

export const linkFormatId = "native/links";

/** The section of components that a link statement names. */
const linkScope = "link statement";

/**
 * Reads the link statements of source and build files that name what someone is known for. Who is known, `lookup` says. It has no
 * problems: such a file is looked at and not read.
 */
export function linkFormat(lookup: Lookup): Format {
  return {
    id: linkFormatId,
    title: "Link statements and imports of source and build files",
    files: [],
    ecosystems: [],
    extract: ({ uri, text }) => ({
      components: linkStatements(uri, text, lookup).map(linkComponent),
      problems: [],
    }),
  };
}

/** The same beside what another format reads of a file; undefined where neither has something to read. */
export function withLinks(format: Format | undefined, source: SourceText, lookup: Lookup): Format | undefined {
  const links = linkFormat(lookup);
  if (links.extract(source).components.length === 0) return format;
  if (!format) return links;
  return {
    ...format,
    extract(text) {
      const { components } = links.extract(text);
      const read = format.extract(text);
      return { ...read, components: [...read.components, ...components] };
    },
  };
}

/** Whether a link statement names the component. */
export function isLinked({ scope }: Pick<Component, "scope">): boolean {
  return scope === linkScope;
}

function linkComponent({ of, value, start, end }: LinkName): Component {
  const span = { start, end };
  const place = { kind: "library", nameSpan: span, entry: span, scope: linkScope, relation: "direct" } as const;
  // A Python module's name has underscores where that of its distribution has other separators; they compare as one.
  return of === "library" || of === "group"
    ? { ...place, name: value, identifiers: [{ scheme: of, value, ...span }] }
    : { ...place, ecosystem: of, name: value };
}
