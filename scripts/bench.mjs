// Bundles a program of test/bench as the build bundles the product, so that production code is measured, and runs it.
// Usage: node scripts/bench.mjs run|fuzz [arguments of the program]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const [program = "run", ...rest] = process.argv.slice(2);
const root = path.join(import.meta.dirname, "..");
execFileSync(process.execPath, ["--import", "tsx", "scripts/compileKnowledge.ts"], { cwd: root, stdio: "inherit" });
const outfile = path.join(root, "out", "bench", `${program}.cjs`);
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(root, "test", "bench", `${program}.ts`)],
  bundle: true,
  format: "cjs",
  target: "es2022",
  minify: true,
  platform: "node",
  logLevel: "warning",
  outfile,
  define: { __dirname: JSON.stringify(path.join(root, "test", "harness")) },
});
process.exitCode = spawnSync(process.execPath, ["--expose-gc", outfile, ...rest], { stdio: "inherit" }).status ?? 1;
