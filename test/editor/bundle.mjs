// Bundles the tests that run inside the extension hosts into out/editor/.
import path from "node:path";
import { build } from "esbuild";
import { root } from "./setup.mjs";

const host = path.join(root, "test", "editor", "host");
const common = { bundle: true, format: "cjs", logLevel: "warning", sourcemap: "inline", absWorkingDir: root };

export const nodeEntry = path.join(root, "out", "editor", "node", "run.node.js");
export const webEntry = path.join(root, "out", "editor", "web", "run.web.js");

export async function bundleHostTests() {
  await build({
    ...common,
    entryPoints: ["run.node.ts", "nodeSuite.ts", "largeSuite.ts"].map((name) => path.join(host, name)),
    platform: "node",
    external: ["vscode", "mocha"],
    outdir: path.dirname(nodeEntry),
  });
  await build({
    ...common,
    entryPoints: [path.join(host, "run.web.ts")],
    platform: "browser",
    external: ["vscode"],
    // What `assert` and mocha's browser build expect of a page.
    define: { global: "globalThis", process: '{"env":{},"versions":{}}' },
    alias: { assert: "assert" },
    outfile: webEntry,
  });
}
