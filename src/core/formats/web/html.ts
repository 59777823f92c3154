import type { Component, SourceText, Span } from "../../model.js";
import { closingTag, readHtmlTags, type HtmlAttribute, type HtmlTag } from "../../syntax/htmlTags.js";
import { removeElement } from "../../text/removal.js";
import { declared } from "../declared.js";
import { sourceComponent, urlIdentifier } from "../download.js";
import type { Format } from "../format.js";
import { cdnPackage } from "../javascript/cdnPackage.js";

const wanted = new Set(["script", "link"]);

/** Relations of a `<link>` that point somewhere and load nothing. */
const references =
  /^(?:alternate|author|bookmark|canonical|external|help|license|me|next|nofollow|pingback|prev|search|shortlink|terms-of-service|privacy-policy)$/i;

/** Scripts, styles and connections that a web page takes from other hosts. https://html.spec.whatwg.org/multipage/scripting.html */
export const webHtml: Format = {
  id: "web/html",
  title: "Web pages",
  files: ["*.html", "*.htm", "*.xhtml", "*.cshtml", "*.ejs", "*.hbs"],
  ecosystems: ["npm", "generic"],
  recognizes: ({ text }) => /<(?:script|link)[\s/]/i.test(text),
  extract({ text }: SourceText) {
    const components = readHtmlTags(text, wanted).flatMap((tag) => fromTag(text, tag) ?? []);
    return { components, problems: [] };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

function fromTag(text: string, tag: HtmlTag): Component | undefined {
  const isScript = tag.name === "script";
  const url = attribute(tag, isScript ? "src" : "href");
  if (!url || !/^(?:https?:)?\/\//i.test(url.value)) return undefined;
  const relations = (attribute(tag, "rel")?.value ?? "").split(/\s+/).filter((word) => word !== "");
  if (!isScript && (relations.length === 0 || relations.every((relation) => references.test(relation))))
    return undefined;
  const scope = isScript ? "script" : relations.join(" ");
  const entry = isScript ? withClosingTag(text, tag) : { start: tag.start, end: tag.end };
  const found = cdnPackage(url);
  if (!found) return sourceComponent(url, entry, scope);
  return declared(found.ecosystem, found.name, found.version, { entry, scope, identifiers: [urlIdentifier(url)] });
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
