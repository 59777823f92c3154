// Builds, then audits the example product; arguments are handed on to `sanctionlint audit`.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.join(import.meta.dirname, "..");
const build = spawnSync(process.execPath, [path.join(root, "esbuild.mjs")], { cwd: root, stdio: ["ignore", 2, 2] });
if (build.status !== 0) process.exit(2);

const given = process.argv.slice(2);
const takesValue = ["policy", "as-of", "format", "output", "fail-on", "suppose", "max-file-size"];
const { positionals } = parseArgs({
  args: given,
  allowPositionals: true,
  strict: false,
  options: {
    ...Object.fromEntries(takesValue.map((name) => [name, { type: "string" }])),
    output: { type: "string", short: "o" },
  },
});
const paths = positionals.length > 0 ? [] : [path.join(root, "examples", "camera-gateway")];
// npm runs scripts in the package's folder; paths mean what they mean where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const audit = spawnSync(process.execPath, [path.join(root, "dist", "cli.js"), "audit", ...given, ...paths], {
  cwd,
  stdio: "inherit",
});
process.exit(audit.status ?? 2);
