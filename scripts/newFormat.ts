// npm run new-format -- FOLDER ID FILE ECOSYSTEM, as in `harmony ohpm/workspace oh-workspace.json5 ohpm`.
// Writes a format that reads a map "dependencies" of a JSON file, its fixtures and its two lines in the registry: from there on it is
// changed to what the file's specification says.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "..");
const [folder = "", id = "", file = "", ecosystem = ""] = process.argv.slice(2);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

const formats = path.join(root, "src/core/formats");
const families = readdirSync(formats, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
if (
  !/^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/.test(id) ||
  !/^[\w.-]+$/.test(file) ||
  !/^[a-z][a-z0-9-]*$/.test(ecosystem)
)
  fail(
    "usage: npm run new-format -- FOLDER ECOSYSTEM/NAME FILE-NAME PACKAGE-URL-TYPE\nlike: harmony ohpm/workspace oh-workspace.json5 ohpm",
  );
if (!/^[a-z]+$/.test(folder)) fail(`"${folder}" cannot be a folder of formats; there are ${families.join(", ")}`);

const name = id.replace(/[-/]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const source = path.join(formats, folder, `${name}.ts`);
const fixtures = path.join(root, "test/formats", id.replace("/", "-"));
for (const place of [source, fixtures]) if (existsSync(place)) fail(`${path.relative(root, place)} is there already`);

function write(target: string, text: string): void {
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(path.relative(root, target));
}

write(
  source,
  `import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { declared } from "../shared/declared.js";

/** ${file}. Here goes the address of its specification. */
export const ${name}: Format = {
  id: "${id}",
  title: "${file}",
  files: ["${file}"],
  ecosystems: ["${ecosystem}"],
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components = entriesOf(get(root, "dependencies")).flatMap((entry): Component[] => {
      const version = scalar(entry.value);
      return version ? [declared("${ecosystem}", entry.key, version, { entry, scope: "dependencies" })] : [];
    });
    return { components, problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};
`,
);

const cases: Readonly<Record<string, string>> = {
  ordinary: '{\n  "name": "harbour",\n  "dependencies": {\n    "tides": "1.0.0",\n    "charts": "^2.1.0"\n  }\n}\n',
  "every-scope": '{\n  "dependencies": {\n    "tides": "1.0.0"\n  }\n}\n',
  duplicates: '{\n  "dependencies": {\n    "tides": "1.0.0",\n    "tides": "1.0.1"\n  }\n}\n',
  broken: '{\n  "dependencies": {\n    "tides": "1.0.0",\n    "charts": \n',
  "not-this-format": '{\n  "title": "a menu",\n  "courses": ["soup", "fish"]\n}\n',
};
for (const [label, text] of Object.entries(cases)) write(path.join(fixtures, label, file), text);

const registry = path.join(formats, "index.ts");
const text = readFileSync(registry, "utf8");
const last = text.lastIndexOf("]);");
writeFileSync(
  registry,
  `import { ${name} } from "./${folder}/${name}.js";\n${text.slice(0, last)}  ${name},\n${text.slice(last)}`,
);
console.log(`src/core/formats/index.ts
Next: UPDATE_EXPECTED=1 npx mocha test/formats/golden.test.ts, read what it wrote in ${path.relative(root, fixtures)}, npm run generate`);
