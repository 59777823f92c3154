import { told } from "../core/report/findingLines.js";
import { escapeXml } from "../core/text/escapeXml.js";

/** Text of a file, a policy or the data as it may be in an element or a quoted attribute: one line, without secrets. */
export function text(said: string): string {
  return escapeXml(told(said));
}

export function code(said: string): string {
  return `<code>${text(said)}</code>`;
}

/** A table; heads and cells are HTML. `numbers` are the columns, from 0, that are flush right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
  kindOfTable = "",
): string {
  const kind = (at: number): string => (numbers.includes(at) ? ' class="number"' : "");
  const line = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, at) => `<td${kind(at)}>${cell}</td>`).join("")}</tr>\n`;
  return (
    `<table${kindOfTable === "" ? "" : ` class="${kindOfTable}"`}>${caption === "" ? "" : `<caption>${caption}</caption>`}\n<thead><tr>` +
    `${head.map((cell, at) => `<th scope="col"${kind(at)}>${cell}</th>`).join("")}</tr></thead>\n<tbody>\n` +
    `${rows.map(line).join("")}</tbody></table>\n`
  );
}

/** Terms with what they say; both are HTML. What is undefined is left out. */
export function terms(all: readonly (readonly [term: string, says: string | undefined])[]): string {
  const rows = all.flatMap(([term, says]) =>
    says === undefined || says === "" ? [] : [`<dt>${term}</dt><dd>${says}</dd>`],
  );
  return `<dl>\n${rows.join("\n")}\n</dl>\n`;
}

export function section(id: string, title: string, body: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${body}</section>\n`;
}
