import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Purl } from "../../../src/core/ecosystems/packageUrl.js";
import { canonicalPurl, formatPurl, parsePurl } from "../../../src/core/ecosystems/purl.js";
import { partsProblem, purlProblem } from "../../../src/core/ecosystems/purlRules.js";

/**
 * The cases of the specification's own test suite (https://github.com/package-url/purl-spec, commit 16f3d0e, MIT licence beside
 * them): `parse` a text into parts, `validate` it into its canonical text, `build` that from parts; or fail.
 */
interface Case {
  readonly kind: "parse" | "validate" | "build";
  readonly input: unknown;
  readonly output?: unknown;
  readonly fails?: true;
}

const suite = JSON.parse(readFileSync(path.join(__dirname, "fixtures", "purl-suite.json"), "utf8")) as Readonly<
  Record<string, readonly Case[]>
>;

/** Two cases refuse capitals in a qualifier's key, which other cases of the suite require to be read as small letters. */
const contradicted: ReadonlySet<unknown> = new Set([
  "pkg:gem/jruby-launcher@1.1.2?Platform=java",
  "pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25",
]);

describe("the test suite of the Package URL specification", () => {
  for (const [file, cases] of Object.entries(suite)) {
    it(file, () => {
      for (const one of cases) {
        if (one.kind === "parse" && contradicted.has(one.input)) continue;
        assert.deepEqual(answerTo(one), one.fails ? undefined : said(one.output), JSON.stringify(one));
      }
    });
  }

  it("has more than five hundred cases", () => {
    assert.ok(Object.values(suite).flat().length > 500);
  });
});

function answerTo({ kind, input }: Case): unknown {
  if (kind === "build") {
    const purl = { type: "", name: "", ...(said(input) as Partial<Purl>) };
    return partsProblem(purl) === undefined ? formatPurl(purl) : undefined;
  }
  const text = String(input);
  const purl = parsePurl(text);
  if (!purl || purlProblem(text) !== undefined) return undefined;
  return kind === "parse" ? said(canonicalPurl(purl)) : formatPurl(purl);
}

/** The parts that are there; of a text, the text. */
function said(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && part !== "" && part !== undefined),
  );
}
