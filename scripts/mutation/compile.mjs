// Compiles sources and tests beside themselves in the folder that Stryker has made a mutated copy in. Every mutant is
// in the copy and asleep, so this is done once.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: [
    "src/core/**/*.ts",
    "src/cli/**/*.ts",
    "src/exporters/**/*.ts",
    "test/core/**/*.ts",
    "test/harness/**/*.ts",
    "scripts/**/*.ts",
  ],
  outdir: ".",
  outbase: ".",
  format: "cjs",
  platform: "node",
  target: "es2022",
  logLevel: "warning",
});

// What is known is compiled once, and not by mutants.
writeFileSync(
  "test/harness/compiled-knowledge.txt",
  execFileSync(
    process.execPath,
    ["-e", `process.stdout.write(require("./test/harness/knowledge.js").compiledKnowledge())`],
    {
      maxBuffer: 1 << 28,
    },
  ),
);
