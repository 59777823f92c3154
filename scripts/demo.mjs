// Builds, then audits the example workspace; arguments are handed on to `sanctionlint audit`.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const build = spawnSync(process.execPath, [path.join(root, "esbuild.mjs")], { cwd: root, stdio: ["ignore", 2, 2] });
if (build.status !== 0) process.exit(2);

const given = process.argv.slice(2);
const audit = spawnSync(process.execPath, [path.join(root, "dist/cli.js"), "audit", ...given], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SANCTIONLINT_DEFAULT_PATH: path.join(root, "examples/camera-gateway") },
});
process.exit(audit.status ?? 2);
