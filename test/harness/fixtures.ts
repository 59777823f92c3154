import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../../src/core/documents/decode.js";
import type { SourceText } from "../../src/core/model.js";

export const fixtureRoot = path.join(__dirname, "..", "formats");

/** One input file under its real name, and the expectation beside its case folder. */
export interface Fixture {
  /** `npm-package-json/every-scope/package.json`. */
  readonly id: string;
  readonly format: string;
  readonly expectedFile: string;
  readonly source: SourceText;
}

/** Every fixture: `test/formats/<family>-<format>/<case>/…/<real name>`, with `expected.txt` in the case folder. */
export function readFixtures(): Fixture[] {
  return folders(fixtureRoot).flatMap((format) =>
    folders(path.join(fixtureRoot, format)).flatMap((name) => {
      const folder = path.join(fixtureRoot, format, name);
      return filesBelow(folder)
        .filter((file) => path.basename(file) !== "expected.txt")
        .map((file) => ({
          id: path.relative(fixtureRoot, file).split(path.sep).join("/"),
          format,
          expectedFile: path.join(folder, "expected.txt"),
          source: {
            uri: path.relative(folder, file).split(path.sep).join("/"),
            text: decodeText(readFileSync(file)).text,
          },
        }));
    }),
  );
}

function folders(of: string): string[] {
  return readdirSync(of)
    .filter((name) => statSync(path.join(of, name)).isDirectory())
    .sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}
