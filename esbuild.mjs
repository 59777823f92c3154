// Builds the extension (one CommonJS bundle for desktop, remote and web) and the command line.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "esbuild";

// What is known is checked and compiled first; both bundles carry it as one text.
execFileSync(process.execPath, ["--import", "tsx", "scripts/compileKnowledge.ts"], {
  cwd: import.meta.dirname,
  stdio: "inherit",
});
const knowledge = readFileSync(new URL("dist/knowledge.txt", import.meta.url), "utf8");

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
  define: { SANCTIONLINT_KNOWLEDGE: JSON.stringify(knowledge), SANCTIONLINT_VERSION: JSON.stringify(version) },
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
