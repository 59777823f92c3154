import type { Component, SourceText, Span } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar } from "../../syntax/tree.js";
import { closingTag, readHtmlTags, type HtmlAttribute, type HtmlTag } from "../../syntax/htmlTags.js";
import { removeElement, removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { cdnPackages } from "../shared/packages/cdnPackage.js";
import { denoImport } from "../shared/packages/denoSpecifier.js";

const wanted = new Set(["script", "link"]);

/** Relations of a `<link>` that point somewhere and load nothing. */
const references =
  /^(?:alternate|author|bookmark|canonical|external|help|license|me|next|nofollow|pingback|prev|search|shortlink|terms-of-service|privacy-policy)$/i;

/** Scripts, styles and connections that a web page takes from other hosts. https://html.spec.whatwg.org/multipage/scripting.html */
export const webHtml: Format = {
  id: "web/html",
  title: "Web pages",
  files: [
    "*.html",
    "*.htm",
    "*.xhtml",
    "*.cshtml",
    "*.razor",
    "*.gohtml",
    "*.jinja",
    "*.jinja2",
    "*.jsp",
    "*.aspx",
    "*.ejs",
    "*.hbs",
  ],
  ecosystems: ["npm", "generic"],
  recognizes: ({ text }) => /<(?:script|link)[\s/]/i.test(text),
  extract({ text }: SourceText) {
    const tags = readHtmlTags(text, wanted);
    const problems = tags
      .flatMap(({ attributes }) => attributes.filter(({ unclosed }) => unclosed))
      .map(({ start, end }) => ({ message: "the quote is not closed", start: start - 1, end }));
    const components = tags.flatMap((tag) => (isImportMap(tag) ? importMapOf(text, tag) : fromTag(text, tag)));
    return { components, problems };
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "importmap" ? removeMember(text, entry) : removeElement(text, entry),
};

function fromTag(text: string, tag: HtmlTag): Component[] {
  const isScript = tag.name === "script";
  const url = trimmed(attribute(tag, isScript ? "src" : "href"));
  if (!url || !/^(?:https?:)?\/\//i.test(url.value)) return [];
  const relations = (attribute(tag, "rel")?.value ?? "").split(/\s+/).filter((word) => word !== "");
  if (!isScript && (relations.length === 0 || relations.every((relation) => references.test(relation)))) return [];
  const scope = isScript ? "script" : relations.join(" ");
  const entry = isScript ? withClosingTag(text, tag) : { start: tag.start, end: tag.end };
  // A folder's listing is not a script: nothing of the package is loaded.
  const found = url.value.endsWith("/") ? [] : cdnPackages(url);
  if (found.length === 0) return [sourceComponent(url, entry, scope)].filter((source) => source !== undefined);
  return found.map(({ ecosystem, name, version }) =>
    declared(ecosystem, name, version, { entry, scope, identifiers: [urlIdentifier(url)] }),
  );
}

function isImportMap(tag: HtmlTag): boolean {
  return tag.name === "script" && attribute(tag, "type")?.value.toLowerCase() === "importmap" && !attribute(tag, "src");
}

/** `<script type="importmap">`: https://html.spec.whatwg.org/multipage/webappapis.html#import-maps */
function importMapOf(text: string, tag: HtmlTag): Component[] {
  const close = closingTag(text, tag.name, tag.end);
  const { root } = readJson(text.slice(tag.end, close < 0 ? text.length : close));
  const entries = [
    ...entriesOf(get(root, "imports")),
    ...entriesOf(get(root, "scopes")).flatMap(({ value }) => entriesOf(value)),
  ];
  return entries.flatMap((entry) => {
    const url = scalar(entry.value);
    if (!url) return [];
    const place = { value: url.value, start: tag.end + url.start, end: tag.end + url.end };
    return denoImport(place, { start: tag.end + entry.start, end: tag.end + entry.end }, "importmap") ?? [];
  });
}

/** Blanks around a URL do not count. */
function trimmed(attribute: HtmlAttribute | undefined): HtmlAttribute | undefined {
  if (!attribute) return undefined;
  const start = attribute.start + attribute.value.length - attribute.value.trimStart().length;
  const value = attribute.value.trim();
  return { ...attribute, value, start, end: start + value.length };
}

function attribute({ attributes }: HtmlTag, name: string): HtmlAttribute | undefined {
  return attributes.find((candidate) => candidate.name === name);
}

/** A script is empty between its tags when it has a source, or what is there is not run. */
function withClosingTag(text: string, tag: HtmlTag): Span {
  const close = closingTag(text, tag.name, tag.end);
  const end = close < 0 ? -1 : text.indexOf(">", close);
  return { start: tag.start, end: end < 0 ? tag.end : end + 1 };
}
