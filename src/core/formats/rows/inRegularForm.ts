import type { Component, Extraction, Problem } from "../../model.js";
import type { RegularText } from "../../syntax/regularText.js";
import { regularToml } from "../../syntax/regularToml.js";
import { regularYaml } from "../../syntax/regularYaml.js";
import { readToml } from "../../syntax/toml.js";
import { readYaml, readYamlDocuments } from "../../syntax/yaml.js";
import { placedAt } from "../shared/relocated.js";

/** How far a larger text is looked at: a tool writes all of its file in one form. */
const maxLooked = 500_000;
const head = 64_000;

const blankLines = String.raw`(?:[ \t]*(?:#[^\n]*)?\r?\n)*`;

/** Lines in one group behind one `^`: any other place is then passed over at once, which takes a third of the time (`npm run bench:trees`). */
const forms = (quotedWord: string): RegExp => {
  const lines = [
    String.raw`\uFEFF?\s*[{[]`,
    // The first line below a key of the first two levels, and items with more than one blank after the dash.
    String.raw`[^\s#-][^\n]*:[ \t]*\r?\n${blankLines}(?: |\t| {3,})[^\s#]`,
    String.raw` {2}[^\s#-][^\n]*:[ \t]*\r?\n${blankLines}(?: {3}| {5,})[^\s#]`,
    String.raw` *-(?: {2,}|\t)\S`,
    // Quoted words, blanks around the colon, tags and anchors.
    String.raw` *(?:- +)?(["'])${quotedWord}\1[ \t]*:`,
    String.raw` *(?:- +)?[\w-]+(?:[ \t]+:[ \t\r\n]|:[ \t]{2,}\S)`,
    String.raw` *- +[&*!]\S`,
    // Explicit keys that are no longer than others: tools write those of more than 128 characters so.
    String.raw` *(?:- +)?\? +[^\n]{1,100}\r?$`,
    String.raw` *(?:"<<"|<<) *:`,
    // Flow style where tools write blocks.
    String.raw` {0,2}[^\s#][^\n]*?:[ \t]*[{][ \t]*[^}\s]`,
    String.raw` {0,2}[^\s#][^\n]*?:[ \t]*[{[][ \t]*\r?$`,
    String.raw` *- *[{[]`,
    // A comment after a value.
    String.raw`[^\n#]*[^\s#][ \t]#`,
  ];
  // And a lone carriage return, a tag or anchor as a value, quoted text that goes on in the next line.
  return new RegExp(String.raw`^(?:${lines.join("|")})|\r(?!\n)|:[ \t]+[&*!]\S|\\\r?$`, "m");
};

/** Where a YAML text is in another form than tools write: other indentation, quoted words, flow style, anchors, comments. */
const irregular = forms(String.raw`[A-Za-z_][\w-]*`);

/** The same of a lockfile, whose packages have names that are quoted now and then; its own words are not. */
const irregularLock = forms(
  "(?:__metadata|category|conda|dependencies|dependency|description|dev|importers|kind|linkType|lockfileVersion|manager|name" +
    "|optional|packages?|path|PODS|pypi|resolution|snapshots|source|specifier|tarball|url|version)",
);

/**
 * A YAML text as tools write it, for markers that are in lines of their own; undefined for one that is in that form, that is no
 * map or list, or that is long.
 */
export function regularFormOf(text: string): string | undefined {
  if (text.length > maxLooked || !irregular.test(text)) return undefined;
  const { documents } = readYamlDocuments(text);
  const written = documents.filter(({ type }) => type !== "scalar").map((root) => regularYaml(text, root, "'").text);
  return written.length > 0 ? written.join("---\n") : undefined;
}

/** The same of a TOML text, whose markers are headers and keys; undefined for one that is in that form or is long. */
export function regularTomlFormOf(text: string): string | undefined {
  if (text.length > maxLooked) return undefined;
  const regular = text
    .replace(/^[ \t]+/gm, "")
    .replace(/^(\[{1,2})[ \t]*([^\]\n]*?)[ \t]*(\]{1,2})/gm, "$1$2$3")
    .replace(/^(["'])([\w-]+)\1(?=[ \t]*[=.])/gm, "$2");
  return regular === text ? undefined : regular;
}

/** Where double quotes are expected, so are items below their key, deeper than it. */
const otherQuote = /^ *(?:- *)?'|: '|^[^\s#][^\n]*:[ \t]*\r?\n- /m;

/**
 * Reads a YAML lockfile with a reader of the lines that the format's tool writes. One in another form is first written anew in
 * that form, and what was read of it gets the places it has in the file. `quote` is what the reader expects around texts.
 */
export function readRegularYaml(text: string, quote: '"' | "'", read: (regular: string) => Extraction): Extraction {
  const looked = text.length > maxLooked ? text.slice(0, head) : text;
  if (!irregularLock.test(looked) && !(quote === '"' && otherQuote.test(looked))) return read(text);
  const { root, problems } = readYaml(text);
  if (!root) return read(text);
  return readMoved(regularYaml(text, root, quote), problems, read);
}

/** What `read` says of a text written anew, with the places of the text that it was written from. */
export function readMoved(
  regular: RegularText,
  problems: readonly Problem[],
  read: (regular: string) => Extraction,
): Extraction {
  const found = read(regular.text);
  return {
    ...found,
    components: found.components.map((component) => moved(component, regular)),
    problems: [...problems, ...found.problems.map((problem) => ({ ...problem, ...regular.placeOf(problem) }))].slice(
      0,
      20,
    ),
    ...(regular.isFull && { limits: [{ message: "aliases or entities say more than is read", start: 0, end: 0 }] }),
  };
}

/** The component with the places it has in the file. */
function moved(component: Component, regular: RegularText): Component {
  return placedAt(component, (span) => regular.placeOf(span));
}

/** Where a TOML lockfile is in another form than its tool's: quoted keys, blanks in headers, tables in lists, odd strings. */
const irregularToml = new RegExp(
  [
    String.raw`\r(?!\n)`,
    String.raw`^[ \t]*(["'])(?:name|version|source|url|git|index|groups|dependencies|files|packages?)\1[ \t]*[=.]`,
    String.raw`^[ \t]*\[{1,2}(?:[ \t]+["'\w]|["'])[^\]\n]*\]{1,2}[ \t]*(?:#.*)?\r?$`,
    String.raw`^[ \t]*\[{1,2}[\w.-]+(?:[ \t]+[.\]]|\.[ \t"'])`,
    // Indented tables and keys, comments after headers.
    String.raw`^[ \t]+(?:\[{1,2}[\w.-]+\]|(?:name|version|source|url|git|index|groups|files)[ \t]*=)`,
    String.raw`^\[[^\n\]]*\]{1,2}[ \t]+#`,
    String.raw`^packages?[ \t]*(?:=[ \t]*\[|\.)`,
    String.raw`^[ \t]*(?:name|version|source|url|index)(?:[ \t]*=[ \t]*(?:"{3}|'{3}|"[^"\n]*\\)|[ \t]*\.)`,
  ].join("|"),
  "m",
);

/** As `readRegularYaml`, for TOML. `other` is what the tool of this file does not write besides; `inline` are keys of inline tables. */
export function readRegularToml(
  text: string,
  { other, inline = noKeys }: { readonly other?: RegExp; readonly inline?: ReadonlySet<string> },
  read: (regular: string) => Extraction,
): Extraction {
  const looked = text.length > maxLooked ? text.slice(0, head) : text;
  if (!irregularToml.test(looked) && !other?.test(looked)) return read(text);
  const { root, problems } = readToml(text);
  return root?.type === "map" ? readMoved(regularToml(text, root, inline), problems, read) : read(text);
}

const noKeys: ReadonlySet<string> = new Set();
