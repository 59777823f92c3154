// VS Code with the packed extension installed and a copy of the example product open, in a folder of its own.
import { cpSync } from "node:fs";
import path from "node:path";
import { vsixFile } from "../../scripts/package.mjs";
import { installExtension, launchBrowser, scratch, startServer } from "./harness.mjs";
import { root } from "./setup.mjs";

/** Copies the example product to where it is to be opened. */
export function copyExample(workspace) {
  cpSync(path.join(root, "examples", "camera-gateway"), workspace, { recursive: true });
}

/**
 * Runs `walk` with the browser's page, the server, the opened folder and the one around it, and ends all of them. `fill` fills the
 * opened folder before the server starts; `settings` are the user's, `trusting` says whether folders are trusted; width, height and
 * scale are the screen's.
 */
export async function inServer({ fill, settings, trusting, ...screen }, walk) {
  const { folder, drop } = scratch();
  const workspace = path.join(folder, "camera-gateway");
  let server;
  let browser;
  try {
    fill(workspace, folder);
    await installExtension(folder, vsixFile());
    server = await startServer({ folder, settings, trusting });
    browser = await launchBrowser(screen);
    await browser.page.goto(server.url(workspace));
    return await walk({ page: browser.page, server, workspace, folder });
  } finally {
    await browser?.close();
    await server?.stop();
    drop();
  }
}
