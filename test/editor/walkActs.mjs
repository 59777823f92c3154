// What one does with an audit once it is there: its report, looked at in every kind of theme and at two widths.
import { pause } from "./harness.mjs";
import { copyExample, inServer } from "./inServer.mjs";
import { takeWalk, walker, webview } from "./walk.mjs";

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "dark-contrast": "Default High Contrast",
  "light-contrast": "Default High Contrast Light",
};
const widths = [1280, 800];

export async function walkActs() {
  let code = 0;
  for (const [name, theme] of Object.entries(themes)) code += await walkIn(name, theme);
  return code;
}

function walkIn(name, theme) {
  const settings = { "breadcrumbs.enabled": false, "workbench.colorTheme": theme };
  return inServer({ fill: copyExample, settings, width: widths[0], height: 800 }, async ({ page }) => {
    const walk = walker(page, `acts-${name}`);
    let code = await takeWalk(`the report of an audit, ${name}`, () => report(walk));
    code += await takeWalk(`a migration away from a party, ${name}`, () => migration(walk));
    if (code > 0) await walk.picture("failure");
    return code;
  });
}

async function migration(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await page.setViewportSize({ width: widths[0], height: 800 });
  await walk.run("View: Close All Editors");
  await walk.runAsking("SanctionLint: Migrate Away from a Party", "Migrate away from which party?");
  await page.keyboard.type("Huawei");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Huawei" }).first().waitFor();
  await pause(300);
  await page.keyboard.press("Enter");
  const preview = page.locator(".bulk-edit-panel");
  await preview.locator(".monaco-list-row").first().waitFor();
  holds("each change stands in the refactor preview");
  const boxes = preview.locator("input[type=checkbox], .edit-checkbox");
  if ((await boxes.count()) < 3) throw new Error("the changes cannot be chosen one by one");
  holds("each can be chosen or left");
  const shown = await webview(page, "table.plan");
  await shown.getByRole("table", { name: "What stays, and why" }).waitFor();
  await shown.getByRole("table", { name: "To run afterwards" }).waitFor();
  holds("the page says what stays and why, and what is to be run");
  await pause(500);
  await picture("migration-preview-1280");
  await page.setViewportSize({ width: widths[1], height: 800 });
  await pause(500);
  await picture("migration-preview-800");
  await page.setViewportSize({ width: widths[0], height: 800 });
  await preview.getByRole("button", { name: "Apply" }).click();
  await webview(page, "text=What was ticked is changed");
  holds("what was ticked is changed, and judged again");
  await pause(500);
  await picture("migration-applied-1280");
  return walk.steps() - before;
}

async function report(walk) {
  const { page, holds, picture } = walk;
  // The workbench has started when the extension says something.
  await page
    .locator(".statusbar-item", { hasText: /lists \d{4}/ })
    .first()
    .waitFor();
  await walk.run("SanctionLint: Show Audit Report");
  const shown = await webview(page, "#findings");
  await shown.getByRole("heading", { level: 1, name: "Restricted-party audit of camera-gateway" }).waitFor();
  for (const name of ["Summary", "What was read, and what was not", "Findings by list and party", "Policy and waivers"])
    await shown.getByRole("region", { name, exact: true }).waitFor();
  holds("a screen reader finds its parts by name");
  for (const name of ["Open findings by party and deciding list", "Files that were to be read"])
    await shown.getByRole("table", { name }).waitFor();
  holds("what is drawn is a table with a name");
  const link = shown.getByRole("link", { name: "Findings by list and party" });
  await link.focus();
  await page.keyboard.press("Enter");
  await pause(500);
  const { y } = await shown.locator("#findings").boundingBox();
  if (y < 0 || y > 300) throw new Error(`the link did not go to the findings, which stand at ${y}`);
  holds("a link goes to its part by keyboard");
  await walk.run("View: Toggle Primary Side Bar Visibility");
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const [part, what] of [
      ["body", "summary"],
      ["#findings", "findings"],
    ]) {
      await shown
        .locator(part)
        .first()
        .evaluate((element) => element.scrollIntoView());
      await pause(300);
      await picture(`report-${what}-${width}`);
    }
    const wide = await shown.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 0) throw new Error(`at ${width} px the page is ${wide} px too wide`);
  }
  holds("it fits both widths");
  return walk.steps();
}
