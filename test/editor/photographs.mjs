// What a person sees, in three themes and two widths: `node test/editor/run.mjs photographs`. Look at every picture.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pause, quiet } from "./harness.mjs";
import { copyExample, inServer } from "./inServer.mjs";
import { takeWalk, walker, webview } from "./walk.mjs";

const themes = { dark: "Default Dark Modern", light: "Default Light Modern", contrast: "Default High Contrast" };
const widths = [1280, 800];
const policy = "version: 1\nactivities: [us-sales, export]\n";

const settingsIn = (colorTheme) => ({
  ...quiet,
  "workbench.colorTheme": colorTheme,
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "sanctionLint.codeLens": true,
  "sanctionLint.inlayHints": true,
});

export function photographs() {
  const fill = (workspace) => {
    copyExample(workspace);
    writeFileSync(path.join(workspace, ".sanctionlint.yaml"), policy);
  };
  const settings = settingsIn(themes.dark);
  return inServer({ fill, settings, width: widths[0], height: 800 }, async ({ page, server, workspace, folder }) => {
    let code = 0;
    for (const [theme, colorTheme] of Object.entries(themes)) {
      writeFileSync(path.join(folder, "data", "User", "settings.json"), JSON.stringify(settingsIn(colorTheme)));
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(server.url(workspace));
        const walk = walker(page, `${theme}-${width}`);
        const failed = await takeWalk(`${theme}, ${width} px`, () => round(walk, width));
        if (failed > 0) await walk.picture("failure");
        code += failed;
      }
    }
    return code;
  });
}

async function round(walk, width) {
  const { page } = walk;
  const shown = async (what) => {
    await pause(500);
    await walk.picture(what);
    walk.holds(what);
  };
  await page
    .locator(".statusbar-item", { hasText: /lists \d{4}-\d{2}-\d{2}/ })
    .first()
    .waitFor();
  await walk.run("View: Close All Editors");
  await walk.run("SanctionLint: Show Audit");
  const row = page.getByRole("treeitem", { name: /^Huawei.*findings, gravest/ }).first();
  await row.waitFor();
  await shown("tree");
  const toggle = () => walk.run("View: Toggle Primary Side Bar Visibility");
  /** Through the explorer, which makes room again on a narrow screen. */
  const open = async (...names) => {
    await walk.run("View: Show Explorer");
    await walk.openInExplorer(...names);
    if (width < 1000) await toggle();
  };
  await open("service", "package.json");
  const listed = page.locator(".squiggly-error").first();
  await walk.clickEnd(listed);
  await walk.hover("listed since");
  await shown("hover");
  await page.keyboard.press("Escape");
  await walk.run("SanctionLint: Why This Finding");
  await webview(page, "main h1");
  await shown("finding-page");
  await walk.run("View: Close All Editors");
  await open("hardware", "gateway-board-bom.csv");
  await page.locator(".squiggly-error").first().waitFor();
  await walk.run("Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "Hikvision" }).first().waitFor();
  await shown("problems");
  await walk.run("View: Hide Panel");
  await walk.run("SanctionLint: Show BOM Audit");
  const table = await webview(page, "table");
  await table.getByText("DS-2CD2043G2-I").first().waitFor();
  await shown("bom-table");
  await walk.run("View: Close All Editors");
  await walk.runAsking("SanctionLint: Show Party", "Show which party?");
  await page.keyboard.type("Hikvision");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Hikvision" }).first().waitFor();
  await pause(300);
  await page.keyboard.press("Enter");
  await webview(page, "svg.timeline");
  await shown("party");
  await walk.run("View: Close All Editors");
  await open("service", "package.json");
  await open(".sanctionlint.yaml");
  await page.locator(".view-line", { hasText: "activities" }).first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("waivers: [{ party: huawei, component: ");
  await page.keyboard.press("Control+Space");
  await page.locator(".suggest-widget .monaco-list-row", { hasText: "pkg:" }).first().waitFor();
  await shown("policy-completion");
  await page.keyboard.press("Escape");
  await walk.run("File: Revert File");
  await walk.run("View: Close All Editors");
  await walk.run("View: Show Extensions");
  await page.locator(".extension-list-item", { hasText: "SanctionLint" }).first().click();
  const storefront = await webview(page, "h1");
  await storefront.locator("img").first().waitFor();
  const broken = await storefront.evaluate(() => [...document.images].filter((one) => one.naturalWidth === 0).length);
  if (broken > 0) throw new Error(`${broken} pictures of the extension's page are not shown`);
  await shown("storefront");
  await walk.run("View: Close All Editors");
  return walk.steps();
}
