// The moving picture of the README: `node test/editor/run.mjs moving`. Needs `img2webp` of Debian's package `webp`. Look at it before it is committed.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pause } from "./harness.mjs";
import { inServer } from "./inServer.mjs";
import { root } from "./setup.mjs";
import { takeWalk, walker } from "./walk.mjs";

const manifest = `{
  "name": "camera-gateway",
  "version": "2.4.0",
  "private": true,
  "dependencies": {
    "fastify": "^5.1.0",
    "pino": "^9.5.0"
  }
}
`;
const settings = {
  "workbench.colorTheme": "Default Dark Modern",
  "breadcrumbs.enabled": false,
  "editor.fontSize": 15,
  "editor.quickSuggestions": { other: "off", strings: "off", comments: "off" },
  "editor.autoClosingQuotes": "never",
  "workbench.statusBar.visible": true,
};

export function movingPicture() {
  const fill = (workspace) => {
    mkdirSync(workspace);
    writeFileSync(path.join(workspace, "package.json"), manifest);
    writeFileSync(path.join(workspace, ".sanctionlint.yaml"), "version: 1\nactivities: [us-sales, export]\n");
  };
  return inServer({ fill, settings, width: 980, height: 520 }, ({ page, folder }) =>
    takeWalk("the moving picture", () => record(walker(page, "moving"), folder)),
  );
}

async function record(walk, folder) {
  const { page } = walk;
  const frames = [];
  /** Takes a picture that is shown for so many milliseconds. */
  const frame = async (milliseconds) => {
    const file = path.join(folder, `frame-${frames.length}.png`);
    await page.screenshot({ path: file });
    frames.push([file, milliseconds]);
  };
  await walk.openInExplorer("package.json");
  await walk.run("View: Toggle Primary Side Bar Visibility");
  const line = page.locator(".view-line", { hasText: "pino" });
  await line.click();
  await page.keyboard.press("End");
  await pause(800);
  await frame(900);
  await page.keyboard.type(",");
  await page.keyboard.press("Enter");
  for (const letters of ['"esdk', "-obs", "-nod", 'ejs"', ': "^', "3.25", '.6"']) {
    await page.keyboard.type(letters);
    await pause(60);
    await frame(160);
  }
  const listed = page.locator(".squiggly-error").first();
  await listed.waitFor();
  await page.mouse.move(700, 400);
  await pause(400);
  await frame(1_000);
  walk.holds("a listed package is underlined while it is typed");
  await walk.clickEnd(listed);
  await walk.hover("listed since");
  await pause(700);
  await frame(3_200);
  walk.holds("the hover says why");
  await page.keyboard.press("Escape");
  await walk.lightBulb("Use @aws-sdk/client-s3");
  await pause(300);
  await frame(2_000);
  await page.keyboard.press("Enter");
  await page.locator(".view-lines", { hasText: "@aws-sdk/client-s3" }).first().waitFor();
  await listed.waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await page.mouse.move(700, 400);
  await pause(500);
  await frame(2_200);
  walk.holds("the quick fix puts another source in its place");
  const target = path.join(root, "media", "moving.webp");
  const images = frames.flatMap(([file, milliseconds]) => ["-d", String(milliseconds), "-lossy", "-q", "90", file]);
  execFileSync("img2webp", ["-loop", "0", ...images, "-o", target], { stdio: "ignore" });
  return walk.steps();
}
