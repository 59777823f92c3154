import { readJson } from "../../src/core/syntax/json.js";
import { readFixtures } from "../harness/fixtures.js";
import { formatOf } from "../harness/recognise.js";
import { checkRewritten, type Way } from "../harness/rewriting.js";
import { sampled } from "../harness/scale.js";

/** Files whose consumers read comments and trailing commas. */
const withComments = /^(?:devcontainer\/json|deno\/deno-json|npm\/bun-lock|mcp\/servers|ohpm\/)/;
const isJson5 = /\.json5$/;

const samples = readFixtures().flatMap(({ id, source }) => {
  const format = formatOf(source);
  const isSound = format && /^\s*[{[]/.test(source.text) && !/\/(?:broken|not-this|foreign)/.test(id);
  if (!isSound) return [];
  const isLenient = withComments.test(format.id) || isJson5.test(source.uri);
  const { root, problems } = readJson(source.text, { lenient: isLenient });
  // What takes a text apart knows no comments.
  const hasComments = /\/[/*]/.test(source.text.replace(/"(?:[^"\\\n]|\\.)*"/g, ""));
  return root && problems.length === 0 && !hasComments ? [{ id, format, source, isLenient }] : [];
});

/** Strings and what stands between them. */
function outside(text: string, change: (between: string) => string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|[^"]+/g, (part) => (part.startsWith('"') ? part : change(part)));
}

const compact = (text: string): string => outside(text, (between) => between.replace(/\s+/g, ""));

const ways: readonly Way[] = [
  ["in one line", compact],
  ["indented otherwise", (text) => text.replace(/^[ \t]+/gm, (indent) => `${indent}${indent}\t`)],
  ["a line for every token", (text) => outside(text, (between) => between.replace(/[{}[\],:]/g, "\n$&\n"))],
  ["no blank behind colons", (text) => outside(text, (between) => between.replace(/:[ \t]+/g, ":"))],
  ["CRLF", (text) => text.replace(/\r?\n/g, "\r\n")],
  ["line ends of old Macs", (text) => text.replace(/\r?\n/g, "\r")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  [
    "escapes",
    (text) =>
      text.replace(
        /"([a-z@])([^"\\\n]*)"(?!\s*:)/g,
        (_, first: string, rest: string) => `"\\u00${first.charCodeAt(0).toString(16)}${rest}"`,
      ),
    "otherwise",
  ],
  ["slashes with a backslash", (text) => text.replace(/"[^"\\\n]*"/g, (one) => one.replace(/\//g, "\\/")), "otherwise"],
];

const lenientWays: readonly Way[] = [
  ["comments", (text) => outside(text, (between) => between.replace(/([{[,])/g, "$1 /* a, {b: 'c' */ // \"d\n"))],
  ["trailing commas", (text) => outside(text, (between) => between.replace(/(?<![{[,\s])(\s*)([}\]])/g, "$1,$2"))],
];

const json5Ways: readonly Way[] = [
  ["single quotes", (text) => text.replace(/"([^"'\\\n]*)"/g, "'$1'")],
  ["keys without quotes", (text) => text.replace(/"([A-Za-z_$][\w$]*)"(?=\s*:)/g, "$1")],
];

describe("a JSON file written in another way reads the same", () => {
  for (const [turn, { id, format, source, isLenient }] of samples.entries()) {
    const own = [
      ...ways,
      ...(isLenient ? lenientWays : []),
      ...(isJson5.test(source.uri) && format.id !== "npm/bun-lock" ? json5Ways : []),
    ];
    it(id, () => {
      for (const [name, write, spelled] of sampled(own, 5, turn)) {
        const text = write(source.text);
        if (text === source.text) continue;
        try {
          checkRewritten(format, source, text, spelled);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
    });
  }
});
