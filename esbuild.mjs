// Builds the extension (one CommonJS bundle for desktop, remote and web) and the command line.
import { build } from "esbuild";

const production = !process.argv.includes("--development");
const common = {
  bundle: true,
  format: "cjs",
  target: "es2022",
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  charset: "utf8",
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
