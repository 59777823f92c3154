// Mocha inside the Node extension host of a VS Code server.
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { nodeEntry } from "./bundle.mjs";
import { hostTests, launchBrowser, scratch, startServer } from "./harness.mjs";
import { root } from "./setup.mjs";

/** Runs one suite on a copy of a workspace; resolves to the exit code. `prepare` may fill the copy. */
export async function testInNodeHost({ suite, workspace, prepare, milliseconds = 180_000 }) {
  const { folder, drop } = scratch();
  const copy = path.join(folder, "workspace");
  let server;
  let browser;
  try {
    mkdirSync(copy);
    if (workspace) cpSync(workspace, copy, { recursive: true });
    prepare?.(copy);
    process.env.SANCTIONLINT_SUITE = suite;
    server = await startServer({ folder, automation: true });
    browser = await launchBrowser();
    const tests = await hostTests(browser.page, milliseconds);
    await browser.page.goto(
      server.url(copy, [
        ["extensionDevelopmentPath", server.remote(root)],
        ["extensionTestsPath", server.remote(nodeEntry)],
        ["skipWelcome", "true"],
      ]),
    );
    return await tests.code();
  } finally {
    await browser?.close();
    await server?.stop();
    drop();
  }
}
