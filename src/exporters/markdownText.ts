import { told } from "../core/report/findingLines.js";

/** What would make a link, or call someone, where the text is shown. https://github.github.com/gfm/#autolinks-extension- */
const live = /((?:[a-z][a-z0-9+.-]{0,32}:\/\/|www\.|(?:mailto|xmpp):|[\w.+-]{0,64}[@#](?=\w))\S*)/i;

/**
 * Text that may come from a file, so that it cannot leave its table cell, become Markdown or HTML, and nothing in it is live.
 */
export function escaped(text: string): string {
  return told(text)
    .trim()
    .split(live)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[\\`*_[\]<>|~!&#]/g, "\\$&") : code(part)))
    .join("");
}

export function code(text: string): string {
  const clean = told(text)
    .replace(/[`|\s]+/g, " ")
    .trim();
  return clean === "" ? "" : `\`${clean}\``;
}
