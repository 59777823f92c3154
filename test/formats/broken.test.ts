import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { ownFormat } from "../../src/core/formats/recognition/ownNames.js";
import { formats } from "../../src/core/formats/index.js";
import { readToml } from "../../src/core/syntax/toml.js";
import { readFixtures, type Fixture } from "../harness/fixtures.js";

/** What a consumer refuses, by the syntax it reads. Cuts and foreign lines are judged by another reader than the format's own. */
interface Syntax {
  /** Whether what is left of a sound text is refused. */
  refusesCut(text: string, whole: string): boolean;
  /** A line that no text of the syntax can hold in its middle; undefined where that depends on the place. */
  readonly foreignLine?: string;
}

const json: Syntax = {
  refusesCut: (text, whole) => text.trimEnd() !== whole.trimEnd(),
  foreignLine: "<p>404 Not Found</p>",
};
const xml: Syntax = { refusesCut: json.refusesCut, foreignLine: "</body></html>" };
const toml: Syntax = { refusesCut: (text) => readToml(text).problems.length > 0, foreignLine: "<p>404 Not Found</p>" };
const yaml: Syntax = { refusesCut: refusedByYaml };
const lines: Syntax = { refusesCut: () => false, foreignLine: "<p>404 Not Found</p>" };

const byName: readonly (readonly [RegExp, Syntax])[] = [
  [/\.(?:xml|csproj|fsproj|props|nuspec|pom)$|^(?:packages|nuget)\.config$/, xml],
  [/\.ya?ml$|^(?:pnpm-lock\.yaml|pubspec\.lock|Podfile\.lock|Chart\.lock|pixi\.lock|stack\.yaml\.lock)$/, yaml],
  [/\.toml$|^(?:Cargo|poetry|pdm|uv)\.lock$|^Pipfile$/, toml],
  [/\.(?:json5?|ipynb)$|^(?:composer|renv|deno|flake|bun|conan|Pipfile)\.lock$|^Package\.resolved$/, json],
  [
    /^(?:yarn|Gemfile|packrat|mix|rebar|paket|luarocks)\.lock$|^go\.(?:sum|mod)$|^pip\.conf$|^setup\.cfg$|^\.gitmodules$/,
    lines,
  ],
];

const page =
  "<!DOCTYPE html>\n<html>\n<head><title>404</title></head>\n<body><p>It's not here; sorry.</p></body>\n</html>\n";

/** Sound fixtures of lockfiles, manifests and SBOMs in one of those syntaxes. */
const samples = readFixtures().filter(({ id, format, source }) => {
  const claimed = formatOf(source);
  return (
    claimed?.id.replace("/", "-") === format &&
    !/\/(?:broken|not-this|foreign)/.test(id) &&
    claimed.extract(source).problems.length === 0
  );
});

describe("a broken file is reported", () => {
  const untold: string[] = [];
  let refused = 0;
  const tell = ({ id, source }: Fixture, what: string, text: string): void => {
    const damaged = { ...source, text };
    const format = formatOf(damaged);
    // Under a name that many things share, a text without the format's mark is nobody's.
    if (!format && !isNamed(source.uri)) return;
    refused++;
    const read = format?.extract(damaged);
    if (!read || (read.problems.length === 0 && !read.limits?.length)) untold.push(`${id}: ${what}`);
  };

  it("cut at ten places, with a foreign line, a merge conflict, or replaced", () => {
    for (const sample of samples) {
      const { text, uri } = sample.source;
      const name = uri.slice(uri.lastIndexOf("/") + 1);
      if (sample.format !== "web-html") tell(sample, "a web page", page);
      if (sample.format !== "web-html")
        tell(
          sample,
          "a merge conflict",
          inMiddle(text, (line) => ["<<<<<<< HEAD", line, "=======", line, ">>>>>>> topic"]),
        );
      const syntax = byName.find(([names]) => names.test(name))?.[1];
      if (!syntax || /\{\{|\{%/.test(text)) continue;
      for (const words of ["bogus", "it is broken\nand not what it was\n", "!"])
        tell(sample, JSON.stringify(words), words);
      for (let part = 1; part <= 10; part++) {
        const cut = text.slice(0, Math.floor((text.length * part) / 11));
        if (cut.trim() !== "" && syntax.refusesCut(cut, text)) tell(sample, `cut after ${part}/11`, cut);
      }
      const line = syntax.foreignLine ?? "<p>404 Not Found</p>";
      const foreign = inMiddle(text, (middle) => [middle, line]);
      if (syntax.foreignLine !== undefined || refusedByYaml(foreign)) tell(sample, "a foreign line", foreign);
    }
    assert.ok(refused > 4000, `${refused} damaged files`);
    const share = 1 - untold.length / refused;
    if (process.env.SHOW_SHARE) console.log(`${refused} refused, told ${share.toFixed(4)}\n${untold.join("\n")}`);
    assert.ok(share >= 0.98, `${untold.length} of ${refused} are not told:\n${untold.join("\n")}`);
  });

  it("an empty file, where the format wants content", () => {
    for (const [uri, text] of [
      ["package.json", ""],
      ["package-lock.json", "\n"],
      ["composer.lock", ""],
      ["pom.xml", " "],
      ["bom.xml", ""],
    ] as const) {
      const problems = formatOf({ uri, text })?.extract({ uri, text }).problems;
      assert.equal(problems?.length, 1, uri);
    }
    for (const uri of ["yarn.lock", "requirements.txt", "go.sum", "Gemfile", "Cargo.lock", "pnpm-lock.yaml"]) {
      assert.deepEqual(formatOf({ uri, text: "" })?.extract({ uri, text: "" }).problems ?? [], [], uri);
    }
  });
});

describe("a sound file is not called broken", () => {
  for (const { id, source } of readFixtures()) {
    if (!/\/(?:ordinary|every-scope|scopes|duplicates)[^/]*\//.test(id)) continue;
    const format = formatOf(source);
    if (format) it(id, () => assert.deepEqual(format.extract(source).problems.filter(isNoDuplicate), []));
  }
});

/** TOML refuses a key that stands twice, which fixtures of duplicates have. */
function isNoDuplicate({ message }: { readonly message: string }): boolean {
  return !/set twice|already has a value/.test(message);
}

function refusedByYaml(text: string): boolean {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  return Array.isArray(documents) && documents.some(({ errors }) => errors.length > 0);
}

function inMiddle(text: string, replace: (line: string) => readonly string[]): string {
  const all = text.split("\n");
  const middle = all.length >> 1;
  return all.flatMap((line, index) => (index === middle ? replace(line) : [line])).join("\n");
}

function isNamed(uri: string): boolean {
  return formats.candidates(uri).some(({ recognizes }) => !recognizes) || ownFormat(uri) !== undefined;
}
