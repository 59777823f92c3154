// Builds the extension (one CommonJS bundle for desktop, remote and web) and the command line.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
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
  define: { SANCTIONLINT_VERSION: JSON.stringify(version) },
};

await build({
  ...common,
  entryPoints: ["src/vscode/extension.ts"],
  // The browser platform makes every Node built-in a build error: the same file runs in the web extension host.
  platform: "browser",
  mainFields: ["module", "main"],
  external: ["vscode"],
  outfile: "dist/extension.js",
});

await build({
  ...common,
  entryPoints: ["src/cli/main.ts"],
  platform: "node",
  mainFields: ["module", "main"],
  banner: { js: "#!/usr/bin/env node" },
  outfile: "dist/cli.js",
});
