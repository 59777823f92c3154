// The same way in the browser alone: VS Code for the web, the extension in a web worker, the workspace in memory.
import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import { configureWorkbench, launchBrowser, pause, quiet, scratch, startWeb } from "./harness.mjs";
import { root } from "./setup.mjs";
import { takeWalk, walker } from "./walk.mjs";

export async function walkWeb() {
  const { folder, drop } = scratch();
  const workspace = path.join(folder, "camera-gateway");
  cpSync(path.join(root, "examples", "camera-gateway"), workspace, { recursive: true });
  writeFileSync(path.join(workspace, "own-list.csv"), "id,name\n1,Nordwind Marine Systems AG\n2,Ostsee Kranich GmbH\n");
  let server;
  let browser;
  try {
    server = await startWeb({ extension: root, workspace });
    browser = await launchBrowser({ width: 1280, height: 800 });
    await configureWorkbench(browser.page, { configurationDefaults: quiet });
    await browser.page.goto(server.origin);
    const walk = walker(browser.page, "web");
    let code = await takeWalk("a walk in the browser", () => manifest(walk));
    code += await takeWalk("official lists in the browser", () => officialLists(walk));
    if (code > 0) await walk.picture("failure");
    return code;
  } finally {
    await browser?.close();
    await server?.stop();
    drop();
  }
}

async function officialLists(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  const toast = (text) => page.locator(".notification-toast", { hasText: text }).first();
  await walk.run("SanctionLint: Update Official Lists…");
  await toast("A browser cannot fetch the lists").waitFor();
  holds("where nothing can be fetched, importing is offered");
  await pause(300);
  await picture("lists-update");
  await toast("A browser cannot fetch").getByRole("button", { name: "Import List File…" }).click();
  const input = page.locator(".quick-input-box input");
  await input.waitFor();
  await input.fill("/own-list.csv");
  await pause(500);
  await page.keyboard.press("Enter");
  await toast(/Imported: own: own-list\.csv of .* \(2 of 2 rows\)/).waitFor();
  holds("a file of the workspace is imported");
  await picture("lists-imported");
  return walk.steps() - before;
}

async function manifest(walk) {
  const { page, holds, picture } = walk;
  await walk.openInExplorer("service", "package.json");
  await page.locator(".squiggly-error").first().waitFor();
  holds("the listed package is underlined");
  const row = await walk.problem("Huawei · BIS Entity List (export): esdk-obs-nodejs");
  holds("the Problems panel has the finding");
  await row.dblclick({ position: { x: 80, y: 10 } });
  await walk.lightBulb("Use @aws-sdk/client-s3");
  holds("the light bulb offers another source");
  await pause(300);
  await picture("manifest-quickfix");
  await page.keyboard.press("Enter");
  await page.locator(".view-lines", { hasText: "@aws-sdk/client-s3" }).first().waitFor();
  holds("the quick fix changed the text");
  await walk.run("SanctionLint: Audit Workspace");
  await page
    .getByRole("treeitem", { name: /Hikvision/ })
    .first()
    .waitFor();
  holds("the audit reads the whole workspace");
  await pause(500);
  await picture("audit");
  return walk.steps();
}
