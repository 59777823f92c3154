// Draws media/icon.png from media/icon.svg with the tests' own browser.
import { readFileSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "./harness.mjs";
import { root } from "./setup.mjs";

const browser = await launchBrowser({ width: 128, height: 128 });
const svg = readFileSync(path.join(root, "media/icon.svg"), "utf8");
await browser.page.setContent(`<style>body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
await browser.page.screenshot({ path: path.join(root, "media/icon.png"), omitBackground: true });
await browser.close();
