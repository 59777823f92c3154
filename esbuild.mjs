// Builds the extension (one CommonJS bundle for desktop, remote and web), the command line, and the exporters that it loads.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

// What is known is checked and compiled first, to a file of its own beside the bundles.
execFileSync(process.execPath, ["--import", "tsx", "scripts/compileKnowledge.ts"], {
  cwd: import.meta.dirname,
  stdio: "inherit",
});

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const production = !process.argv.includes("--development");
const common = {
  bundle: true,
  format: "cjs",
  target: "es2022",
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  charset: "utf8",
  // The licences are in THIRD-PARTY-NOTICES.md.
  legalComments: "none",
  define: { SANCTIONLINT_VERSION: JSON.stringify(version) },
};

/**
 * Policies are read and never written by the library, and their scalars stay text: the part of it that writes is left out, and so are
 * the types of YAML 1.1. Either says so if it is asked.
 */
const yamlReadOnly = {
  name: "yaml that is read",
  setup({ onLoad }) {
    onLoad(
      {
        filter:
          /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|schema[\\/]yaml-1\.1[\\/](?:binary|bool|float|int|timestamp))\.js$/,
      },
      ({ path }) => {
        const [, names = ""] = /export \{([^}]*)\}/.exec(readFileSync(path, "utf8")) ?? [];
        const parts = names.split(",").map((name) => `none as ${name.trim()}`);
        return {
          contents: `function none() { throw new Error("YAML is read here as text, and not written"); }\nexport { ${parts.join(", ")} };`,
        };
      },
    );
  },
};

/** The extension opens without the library, and reads it beside what is known. */
const yamlLater = {
  name: "yaml later",
  setup({ onResolve }) {
    onResolve({ filter: /^yaml$/ }, () => ({
      path: resolve(import.meta.dirname, "src/vscode/bundles/yamlLater.ts"),
    }));
  },
};

await build({
  ...common,
  entryPoints: ["src/vscode/extension.ts"],
  plugins: [yamlLater],
  // The browser platform makes every Node built-in a build error: the same file runs in the web extension host.
  platform: "browser",
  mainFields: ["module", "main"],
  external: ["vscode"],
  outfile: "dist/extension.js",
});

/** Every bundle that the extension loads later ends with the version that it was built for (`src/vscode/bundles`). */
const loadedLater = { footer: { js: `module.exports.builtFor=${JSON.stringify(version)};` } };

/**
 * Whatever such a bundle imports of the modules that the extension lends from, or of `lent.ts` itself, it gets from the extension. Names that
 * are not lent are an error of the build.
 */
const lentFile = resolve(import.meta.dirname, "src/vscode/bundles/lent.ts");
const lentText = readFileSync(lentFile, "utf8");
const lentModules = new Set([
  lentFile,
  ...[...lentText.matchAll(/from "([^"]+)\.js"/g)].map(([, name]) => resolve(dirname(lentFile), `${name}.ts`)),
]);
const lentNames = [...lentText.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) =>
  names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean),
);
const lentByExtension = {
  name: "lent by the extension",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.js$/ }, ({ path, resolveDir }) =>
      lentModules.has(resolve(resolveDir, path.replace(/\.js$/, ".ts")))
        ? { path: "lent", namespace: "lent" }
        : undefined,
    );
    onLoad({ filter: /^lent$/, namespace: "lent" }, () => ({
      contents: `const lent = require("lent");\n${lentNames.map((name) => `export const ${name} = lent.${name};`).join("\n")}`,
    }));
  },
};

/** The library that reads YAML is lent too. */
const yamlLent = {
  name: "yaml that is lent",
  setup({ onResolve }) {
    onResolve({ filter: /^yaml$/ }, () => ({ path: "lent", namespace: "lent" }));
  },
};

// What reads and fetches official lists.
await build({
  ...common,
  ...loadedLater,
  entryPoints: ["src/vscode/lists/lists.ts"],
  platform: "browser",
  mainFields: ["module", "main"],
  plugins: [lentByExtension, yamlLent],
  external: ["lent", "vscode"],
  outfile: "dist/lists.js",
});

// What tries another policy.
await build({
  ...common,
  ...loadedLater,
  entryPoints: ["src/vscode/policy/policyTrial.ts"],
  platform: "browser",
  mainFields: ["module", "main"],
  plugins: [lentByExtension],
  external: ["lent", "vscode"],
  outfile: "dist/trial.js",
});

// What only pages need. Like the extension it finds no Node built-in, and it asks for nothing but what the extension lends.
await build({
  ...common,
  ...loadedLater,
  entryPoints: ["src/vscode/views/pages.ts"],
  platform: "browser",
  mainFields: ["module", "main"],
  plugins: [lentByExtension],
  external: ["lent"],
  outfile: "dist/pages.js",
});

// What only a migration needs.
await build({
  ...common,
  ...loadedLater,
  entryPoints: ["src/core/audit/migration.ts"],
  platform: "browser",
  mainFields: ["module", "main"],
  plugins: [lentByExtension],
  external: ["lent"],
  outfile: "dist/migration.js",
});

/** Says in a sentence that a file is not there which the program cannot begin without. */
function missing(file) {
  const said = `sanctionlint: \${__dirname}/${file} is missing: install the program again\\n`;
  return `"use strict";require("node:fs").existsSync(__dirname+"/${file}")||(process.stderr.write(\`${said}\`),process.exit(2));`;
}

// The largest of the libraries is a file of its own beside extension and command line, so that they keep to what a file may have.
await build({
  ...common,
  ...loadedLater,
  entryPoints: ["yaml"],
  platform: "browser",
  mainFields: ["module", "main"],
  plugins: [yamlReadOnly],
  outfile: "dist/yaml.js",
});

const yamlApart = {
  name: "yaml apart",
  setup({ onResolve }) {
    onResolve({ filter: /^yaml$/ }, () => ({ path: "./yaml.js", external: true }));
  },
};

// And so is what reads lists, and with it workbooks and archives, which lists come in too, and syntaxes that are asked for once a file.
await build({
  ...common,
  entryPoints: ["src/cli/readers.ts"],
  platform: "node",
  mainFields: ["module", "main"],
  plugins: [yamlApart],
  outfile: "dist/readers.js",
});

const readersFilter =
  /[\\/](?:lists[\\/]readers|documents[\\/](?:documentsOf|archivePackages|decode)|syntax[\\/](?:cmake|devicetree|dockerfile|edn|hcl|markdownTable|sexpr|toml|webPage|xml|xmlScanner|yaml))\.js$/;

const readersApart = {
  name: "readers of lists apart",
  setup({ onResolve }) {
    onResolve({ filter: readersFilter }, () => ({ path: "./readers.js", external: true }));
  },
};

// The other libraries too.
await build({
  ...common,
  entryPoints: ["src/cli/libraries.ts"],
  platform: "node",
  mainFields: ["module", "main"],
  outfile: "dist/libraries.js",
});

const librariesApart = {
  name: "libraries apart",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:fflate|ignore|@noble\/hashes\/\w+)$/ }, () => ({
      path: "./libraries.js",
      external: true,
    }));
  },
};

await build({
  ...common,
  entryPoints: ["src/cli/main.ts"],
  platform: "node",
  mainFields: ["module", "main"],
  plugins: [yamlApart, readersApart, librariesApart],
  banner: { js: `#!/usr/bin/env node\n${missing("yaml.js")}${missing("readers.js")}${missing("libraries.js")}` },
  outfile: "dist/cli.js",
});

await build({
  ...common,
  ...loadedLater,
  entryPoints: ["src/exporters/index.ts"],
  // No Node built-in here either: an editor can load the same file. Libraries for browsers ask for `self`.
  platform: "browser",
  // What the library has for Node asks for `Buffer`, which no build can tell is not there.
  alias: { "csv-stringify/sync": "csv-stringify/browser/esm/sync" },
  mainFields: ["module", "main"],
  define: { ...common.define, self: "globalThis" },
  outfile: "dist/exporters.js",
});
