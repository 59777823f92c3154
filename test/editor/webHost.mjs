// Mocha inside the worker extension host of VS Code for the web.
import { cpSync } from "node:fs";
import path from "node:path";
import { webEntry } from "./bundle.mjs";
import { configureWorkbench, hostTests, launchBrowser, quiet, scratch, startWeb } from "./harness.mjs";
import { root } from "./setup.mjs";

/** Runs the suite on a copy of a workspace; resolves to the exit code. */
export async function testInWebHost({ workspace, milliseconds = 180_000 }) {
  const { folder, drop } = scratch();
  const copy = path.join(folder, "workspace");
  let server;
  let browser;
  try {
    cpSync(workspace, copy, { recursive: true });
    server = await startWeb({ extension: root, tests: webEntry, workspace: copy });
    browser = await launchBrowser();
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const tests = await hostTests(browser.page, milliseconds);
    await configureWorkbench(browser.page, { configurationDefaults: { ...quiet, "json.schemaDownload.enable": true } });
    await browser.page.goto(server.origin);
    return await tests.code();
  } finally {
    await browser?.close();
    await server?.stop();
    drop();
  }
}
