import assert from "node:assert/strict";
import type { Extraction, SourceText } from "../../src/core/model.js";
import { formats } from "../../src/core/formats/index.js";
import { readShellCommands } from "../../src/core/syntax/shellWords.js";
import { readFixtures } from "../harness/fixtures.js";

/** How the lines of these formats may be written without changing what they say. */
const kinds: Readonly<Record<string, "hcl" | "properties" | "shell" | "dockerfile">> = {
  "docker-dockerfile": "dockerfile",
  "gradle-wrapper": "properties",
  "maven-pom-properties": "properties",
  "nomad-job": "hcl",
  "sbt-properties": "properties",
  "shell-script": "shell",
  "terraform-config": "hcl",
  "terraform-lock": "hcl",
};

/** Broken files and those whose lines are more than lines are left out. */
const files = readFixtures().flatMap(({ id, format, source }) => {
  const kind = kinds[format];
  const claimed = formats.formatOf(source);
  if (!kind || /\/(?:broken|not-this-format)\//.test(id) || claimed?.id.replace("/", "-") !== format) return [];
  return /<<|\r|escape=/.test(source.text) ? [] : [{ id, kind, source, format: claimed }];
});

/** Names and versions, in no order. */
function named({ components, unresolved = [] }: Extraction): string[] {
  return [
    ...components.map(({ kind, ecosystem, name, version }) => `${kind} ${ecosystem} ${name} ${version}`).sort(),
    `${String(unresolved.length)} unresolved`,
  ];
}

/** The text with what is between these places written otherwise; the last come first, so that places before them stay. */
function replaced(text: string, places: readonly (readonly [number, number, string])[]): string {
  return [...places]
    .sort(([a], [b]) => b - a)
    .reduce((changed, [start, end, written]) => changed.slice(0, start) + written + changed.slice(end), text);
}

/** Words of the commands after their programs, with the blank before each. */
function wordsOf(text: string): { readonly start: number; readonly end: number; readonly before: number }[] {
  return readShellCommands(text, { start: 0, end: text.length }).flatMap((command) =>
    command.slice(1).flatMap(({ start, end, value }, index) => {
      const before = command[index]?.end ?? start;
      return text.slice(before, start) === " " && value.length === end - start ? [{ start, end, before }] : [];
    }),
  );
}

describe("writing lines otherwise changes no component", () => {
  it("is held to fixtures of every kind", () => {
    for (const kind of new Set(Object.values(kinds)))
      assert.ok(
        files.some((file) => file.kind === kind),
        kind,
      );
  });

  for (const { id, kind, source, format } of files) {
    const { uri, text } = source;
    const before = named(format.extract(source));
    const check = (label: string, rewritten: string, changes = true): void => {
      if (changes) assert.notEqual(rewritten, text, label);
      const changed: SourceText = { uri, text: rewritten };
      assert.deepEqual(named(format.extract(changed)), before, label);
    };

    it(`${id}: indentation, blanks at line ends, empty lines and comments`, () => {
      const continued = /\\\n/.test(text);
      check("blanks before lines", text.replace(/^(?=[^\s#])/gm, kind === "properties" ? " \t" : "  "));
      if (!continued && kind !== "properties") check("blanks at line ends", text.replace(/(?<=\S)$/gm, " \t"));
      check("a comment at the end", `${text.replace(/\n?$/, "\n")}# don't "mind\n`);
      if (!continued) check("empty lines and comments", text.replace(/\n/g, "\n\n  # it's 'one\n"));
    });

    if (kind === "hcl")
      it(`${id}: comments and equals signs of HCL`, () => {
        check("comments behind lines", text.replace(/(?<=[{}\]"])$/gm, " // don't\n/* a \" */"));
        check(
          "no blanks around equals signs",
          text.replace(/^(\s*[\w-]+)\s+=\s+/gm, "$1="),
          /^\s*[\w-]+ += /m.test(text),
        );
        check(
          "tabs",
          text.replace(/^ +/gm, (blanks) => "\t".repeat(blanks.length)),
          /^ /m.test(text),
        );
      });

    if (kind === "properties")
      it(`${id}: separators, escapes and continued lines`, () => {
        const isLine = /^([\w.]+)\s*[=:]\s*(\S.*)$/gm;
        for (const separator of ["=", " = ", ":", " : ", " ", "\t"])
          check(`'${separator}'`, text.replace(isLine, `$1${separator}$2`), false);
        check(
          "continued",
          text.replace(isLine, (_, key: string, value: string) => `${key}=\\\n   ${value}`),
        );
        check(
          "a line end in the value",
          text.replace(
            isLine,
            (_, key: string, value: string) => `${key}=${value.slice(0, -1)}\\\n\t${value.slice(-1)}`,
          ),
        );
        check(
          "an escape",
          text.replace(isLine, (_, key: string, value: string) => {
            const last = value
              .charCodeAt(value.length - 1)
              .toString(16)
              .padStart(4, "0");
            return `${key}=${value.slice(0, -1)}\\u${last}`;
          }),
        );
      });

    if (kind === "shell")
      it(`${id}: quotes and continued lines`, () => {
        const words = wordsOf(text);
        const plain = words.filter(({ start, end }) => /^[\w@./:,~^-]+$/.test(text.slice(start, end)));
        check(
          "double quotes",
          replaced(
            text,
            plain.map(({ start, end }) => [start, end, `"${text.slice(start, end)}"`]),
          ),
        );
        check(
          "single quotes",
          replaced(
            text,
            plain.map(({ start, end }) => [start, end, `'${text.slice(start, end)}'`]),
          ),
        );
        check(
          "line ends",
          replaced(
            text,
            words.map(({ before: at }) => [at, at + 1, " \\\n\t"]),
          ),
        );
        check(
          "more blanks",
          replaced(
            text,
            words.map(({ before: at }) => [at, at + 1, " \t "]),
          ),
        );
      });

    if (kind === "dockerfile")
      it(`${id}: case and continued lines`, () => {
        const instruction = /^[ \t]*(FROM|RUN|COPY|ADD|ENV|ARG)(?=[ \t])/gim;
        check(
          "lower case",
          text.replace(instruction, (word) => word.toLowerCase()),
        );
        check("line ends", text.replace(instruction, "$& \\\n # don't\n\n  "), instruction.test(text));
        check("a line end behind && and ;", text.replace(/ && /g, " \\\n  && "), / && /.test(text));
      });
  }
});
