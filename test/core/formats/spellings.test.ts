import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readAs, readSpellings } from "../../harness/spellings.js";

const folder = path.join(__dirname, "spellings");

describe("valid ways to write the same", () => {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const spellings = readSpellings(file);
    if (process.env.UPDATE_EXPECTED) {
      const written = spellings.map(({ head, source }) => `${head}\n${source.text}>>>\n${readAs(source)}`);
      writeFileSync(file, written.join("").replace(/\n+$/, "\n"));
    }
    for (const { line, head, source, expected } of spellings)
      it(`${name}:${line} ${head}`, () => assert.equal(readAs(source).trimEnd(), expected.trimEnd()));
  }
});
