import type { Component, Problem } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { imageComponent } from "../shared/images/image.js";
import { mirrorSources } from "../shared/shell/mirrorVariables.js";
import { written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Environment files: the mirrors and images that their variables name. https://docs.docker.com/compose/how-tos/environment-variables/ */
export const environmentFile: Format = {
  id: "generic/env-file",
  title: "Environment file",
  files: [".env", ".env.*", "*.env", ".envrc"],
  ecosystems: ["docker"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const lastQuotes = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") };
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      const found = text.indexOf("\n", at);
      const next = found < 0 ? text.length : found + 1;
      const end = found > at && text.charCodeAt(found - 1) === 13 ? found - 1 : found < 0 ? text.length : found;
      components.push(...fromLine(text, at, end));
      const quote = openingQuote(text, at, end);
      // A value may go on over lines; without a further quote it has no end.
      if (quote >= 0 && lastQuotes[text.charAt(quote) === "'" ? "'" : '"'] === quote)
        problems.push({ message: "the quote is not closed", start: quote, end });
      at = next;
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

const assignment = /^[ \t]*(?:export[ \t]{1,9})?([A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}/;

/** Where the quote is that a value begins with; -1 when it begins with none. */
function openingQuote(text: string, start: number, end: number): number {
  const head = assignment.exec(text.slice(start, Math.min(end, start + 300)));
  const at = start + (head?.[0].length ?? 0);
  return head && at < end && (text.charAt(at) === '"' || text.charAt(at) === "'") ? at : -1;
}

function fromLine(text: string, start: number, end: number): Component[] {
  const head = assignment.exec(text.slice(start, Math.min(end, start + 300)));
  if (!head?.[1]) return [];
  const valueStart = start + head[0].length;
  const value = text.slice(valueStart, Math.min(end, valueStart + 2000));
  const quote = /^["']/.exec(value)?.[0];
  const close = quote === undefined ? -1 : value.indexOf(quote, 1);
  const from = quote === undefined ? 0 : 1;
  const to = close > 0 ? close : (/^[^\s#]*/.exec(value.slice(from))?.[0].length ?? 0);
  const reference = written(text, valueStart + from, valueStart + (close > 0 ? close : from + to));
  if (reference.value === "") return [];
  const entry = { start: start + head[0].search(/\S/), end: reference.end + (close > 0 ? 1 : 0) };
  const sources = mirrorSources(head[1], reference, entry);
  if (sources.length > 0) return sources;
  // Only a name that says so makes an image of a value, and only a value with a registry, path or tag.
  const isImage = /(?:^|_)IMAGE$/i.test(head[1]) && /[/:]/.test(reference.value) && !reference.value.includes("://");
  const image = isImage ? imageComponent(reference, entry, head[1]) : undefined;
  return image ? [image] : [];
}
