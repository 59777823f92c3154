import assert from "node:assert/strict";
import type { Extraction } from "../../src/core/model.js";
import { formats } from "../../src/core/formats/index.js";
import type { DslToken } from "../../src/core/syntax/dslTokens.js";
import {
  elixir,
  groovy,
  kotlin,
  lua,
  nix,
  python,
  readDsl,
  ruby,
  scala,
  swift,
  type DslDialect,
} from "../../src/core/syntax/dsl.js";
import { readFixtures } from "../harness/fixtures.js";

/** What the tokens of a format's files are, and how a literal of it may be joined. */
const dialects: Readonly<Record<string, { readonly dialect: DslDialect; readonly joints: readonly string[] }>> = {
  "bazel-module": { dialect: python, joints: [" + ", " "] },
  "brew-brewfile": { dialect: ruby, joints: [" + ", " "] },
  "cocoapods-podfile": { dialect: ruby, joints: [" + ", " "] },
  "cocoapods-podspec": { dialect: ruby, joints: [" + ", " "] },
  "conan-py": { dialect: python, joints: [" + ", " "] },
  "gem-gemfile": { dialect: ruby, joints: [" + ", " "] },
  "gem-gemspec": { dialect: ruby, joints: [" + ", " "] },
  "gradle-build": { dialect: groovy, joints: [] },
  "hex-mix": { dialect: elixir, joints: [] },
  "luarocks-rockspec": { dialect: lua, joints: [" .. "] },
  "maven-kotlin-script": { dialect: kotlin, joints: [] },
  "nix-flake": { dialect: nix, joints: [] },
  "puppet-puppetfile": { dialect: ruby, joints: [" + ", " "] },
  "pypi-setup-py": { dialect: python, joints: [" + ", " "] },
  "sbt-build": { dialect: scala, joints: [] },
  "swift-package": { dialect: swift, joints: [" + "] },
  "vagrant-vagrantfile": { dialect: ruby, joints: [" + ", " "] },
};

/** Broken files and those whose meaning hangs on a line's end or on their own writing are left out. */
const isSound = (id: string): boolean => !/\/(?:broken|not-this-format)\//.test(id);

const files = readFixtures().flatMap(({ id, format, source }) => {
  const known = dialects[format];
  const claimed = formats.formatOf(source);
  if (!known || !isSound(id) || claimed?.id.replace("/", "-") !== format) return [];
  const dialect = /\.kts?$/.test(source.uri) ? kotlin : known.dialect;
  return [{ id, source, format: claimed, dialect, joints: known.joints }];
});

/** Names and versions, in no order. */
function named({ components }: Extraction): string[] {
  return components.map(({ kind, ecosystem, name, version }) => `${kind} ${ecosystem} ${name} ${version}`).sort();
}

/** The text with some tokens written otherwise; the last come first, so that places before them stay. */
function rewrite(text: string, tokens: readonly DslToken[], change: (token: DslToken) => string | undefined): string {
  let changed = text;
  for (const token of [...tokens].reverse()) {
    const written = change(token);
    if (written !== undefined) changed = changed.slice(0, token.outerStart) + written + changed.slice(token.outerEnd);
  }
  return changed;
}

/** A string between single characters whose content means the same between others. */
function isSimple(text: string, token: DslToken): boolean {
  const quote = text.charAt(token.outerStart);
  return (
    token.kind === "string" &&
    !token.interpolated &&
    token.start === token.outerStart + 1 &&
    token.outerEnd === token.end + 1 &&
    (quote === '"' || quote === "'") &&
    /^[^\\"'\n\r$#{]+$/.test(token.text)
  );
}

/** A token with the indentation before it. */
function lineBefore(text: string, { outerStart, outerEnd }: DslToken): string {
  const indent = /[ \t]*$/.exec(text.slice(0, outerStart))?.[0] ?? "";
  return indent + text.slice(outerStart, outerEnd);
}

const comment = (dialect: DslDialect): string => (dialect.hash ? "#" : dialect.longBrackets ? "--" : "//");

describe("writing a build script otherwise changes no component", () => {
  for (const { id, source, format, dialect, joints } of files) {
    const { uri, text } = source;
    const before = named(format.extract(source));
    const { tokens } = readDsl(text, dialect);
    const check = (label: string, rewritten: string): void =>
      assert.deepEqual(named(format.extract({ uri, text: rewritten })), before, label);

    it(`${id}: blanks and comments`, () => {
      const wider = (token: DslToken): string | undefined =>
        text.charAt(token.outerStart - 1) === " " && !token.startsLine
          ? ` ${text.slice(token.outerStart, token.outerEnd)}`
          : undefined;
      check("blanks between tokens", rewrite(text, tokens, wider));
      const sign = comment(dialect);
      check("a comment at the end", `${text.replace(/\n?$/, "\n")}${sign} don't "mind\n`);
      if (!text.startsWith("#!"))
        check("a comment at the beginning", `${sign} it's 'one\n${text.replace(/^\uFEFF/, "")}`);
      const before = (written: string) => (token: DslToken) =>
        token.startsLine ? written + text.slice(token.outerStart, token.outerEnd) : undefined;
      check("comments between lines", rewrite(text, tokens, before(`${sign} it's "one\n`)));
      if (dialect !== python) check("deeper lines", rewrite(text, tokens, before(" \t ")));
      check(
        "empty lines with blanks",
        rewrite(text, tokens, (token) => (token.startsLine ? `\n\t\n${lineBefore(text, token)}` : undefined)),
      );
    });

    if (dialect.single === "string" && !dialect.regex)
      it(`${id}: the other quotes`, () => {
        const swapped = (token: DslToken): string | undefined => {
          if (!isSimple(text, token)) return undefined;
          const quote = text.charAt(token.outerStart) === '"' ? "'" : '"';
          // Letters before the quote stand in front of it.
          return text.charAt(token.outerStart - 1).match(/\w/) ? undefined : quote + token.text + quote;
        };
        check("quotes", rewrite(text, tokens, swapped));
      });

    for (const joint of joints)
      it(`${id}: a name in two strings joined by '${joint.trim()}'`, () => {
        const names = format.extract(source).components.map(({ nameSpan }) => nameSpan);
        for (const token of tokens) {
          const isName = names.some(({ start, end }) => start === token.start && end <= token.end && end - start > 1);
          if (!isName || !isSimple(text, token)) continue;
          const quote = text.charAt(token.outerStart);
          const middle = `${token.text.slice(0, 1)}${quote}${joint}${quote}${token.text.slice(1)}`;
          check(
            token.text,
            rewrite(text, [token], () => quote + middle + quote),
          );
        }
      });
  }
});
