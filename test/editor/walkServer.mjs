// Walks through VS Code with the packed extension installed: the example product, from the squiggle to another source.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { pause } from "./harness.mjs";
import { copyExample, inServer } from "./inServer.mjs";
import { takeWalk, walker, webview } from "./walk.mjs";

const theme = {
  "workbench.colorTheme": process.env.THEME ?? "Default Dark Modern",
  "editor.fontSize": 14,
  "breadcrumbs.enabled": false,
};

export async function walkServer() {
  const mirror = await startMirror();
  const fill = (workspace, folder) => {
    copyExample(workspace);
    // What is set for the machine, which no workspace can set.
    const machine = path.join(folder, "data", "Machine");
    mkdirSync(machine, { recursive: true });
    const addresses = { "sanctionLint.listAddresses": { un: mirror.address } };
    writeFileSync(path.join(machine, "settings.json"), JSON.stringify(addresses));
  };
  try {
    return await inServer({ fill, settings: theme, width: 1440, height: 900, scale: 1.5 }, ({ page, workspace }) =>
      takeWalks(walker(page, "server"), workspace, mirror),
    );
  } finally {
    mirror.stop();
  }
}

async function takeWalks(walk, workspace, mirror) {
  let code = await takeWalk("a folder that is opened", () => opening(walk));
  code += await takeWalk("a walk through the manifest", () => manifest(walk, workspace));
  code += await takeWalk("a walk through the bill of materials", () => billOfMaterials(walk));
  code += await takeWalk("a walk through the audit", () => audit(walk));
  code += await takeWalk("official lists that are imported and fetched", () => officialLists(walk, workspace, mirror));
  code += await takeWalk("a walk through a party's page", () => party(walk));
  code += await takeWalk("a name that is screened while it is typed", () => screenedName(walk));
  if (code > 0) await walk.picture("failure");
  return code;
}

/** A mirror of lists on this machine. */
async function startMirror() {
  const mirror = { answer: "", address: "", stop: () => undefined };
  const server = createServer((_, to) => to.end(mirror.answer));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  mirror.address = `http://127.0.0.1:${server.address().port}/un.xml`;
  mirror.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return mirror;
}

/** The UN's list with so many organisations. */
function unList(day, names) {
  const entities = names.map(
    (name, at) =>
      `<ENTITY><DATAID>${at}</DATAID><FIRST_NAME>${name}</FIRST_NAME><REFERENCE_NUMBER>N.${at}</REFERENCE_NUMBER></ENTITY>`,
  );
  const person = "<INDIVIDUAL><DATAID>99</DATAID><FIRST_NAME>ADA EXAMPLE</FIRST_NAME></INDIVIDUAL>";
  return `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><INDIVIDUALS>${person}</INDIVIDUALS><ENTITIES>${entities.join("")}</ENTITIES></CONSOLIDATED_LIST>`;
}

async function officialLists(walk, workspace, mirror) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  const names = Array.from(
    { length: 20 },
    (_, at) => `NORDWIND ${"ABCDEFGHIJKLMNOPQRST".charAt(at).repeat(4)}WERK COMPANY`,
  );
  writeFileSync(path.join(workspace, "un.xml.gz"), gzipSync(unList("2026-08-01", names)));
  writeFileSync(
    path.join(workspace, "parts.csv"),
    "Reference,Value,Manufacturer,MPN\nU1,X,Nordwind Aaaawerk Company,NM-1\n",
  );
  await walk.run("Notifications: Clear All Notifications");
  await walk.run("SanctionLint: Import List File…");
  const input = page.locator(".quick-input-box input");
  await input.waitFor();
  const file = path.join(workspace, "un.xml.gz");
  // What is typed before the folder is listed is overwritten by the folder's path.
  for (let tries = 0; tries < 10 && (tries === 0 || (await input.inputValue()) !== file); tries++) {
    await input.fill(file);
    await pause(500);
  }
  await page.keyboard.press("Enter");
  const toast = (text) => page.locator(".notification-toast", { hasText: text }).first();
  await toast(/Imported: un of 2026-08-01 \(20 of 21 rows\)\. 20 entries came, 0 went\./).waitFor();
  holds("the message tells what was imported, with counts");
  await toast(/Not taken: 1 a person\..*Here: 1 more, 0 fewer findings/).waitFor();
  holds("and what was not taken, and what changes here");
  await picture("lists-imported");
  await toast("Imported").getByRole("button", { name: "Show Details" }).click();
  await page.locator(".view-lines", { hasText: "parts.csv:2:" }).first().waitFor();
  holds("the page names the findings that come");
  await pause(300);
  await picture("lists-details");

  await walk.run("Notifications: Clear All Notifications");
  mirror.answer = unList("2026-08-02", names.slice(0, 15));
  await walk.run("SanctionLint: Update Official Lists…");
  const rows = page.locator(".quick-input-list .monaco-list-row");
  await rows.filter({ hasText: mirror.address }).first().waitFor();
  holds("the lists are shown with their addresses, the mirror's for the one that has one");
  await pause(300);
  await picture("lists-which");
  // Those that are ticked and have no mirror are unticked.
  for (const name of ["US Consolidated Screening List", "EU consolidated list", "UK sanctions list"])
    await rows.filter({ hasText: name }).first().click();
  await page.keyboard.press("Enter");
  const dialog = page.locator(".monaco-dialog-box", { hasText: "un has 16 rows where it had 21" });
  await dialog.waitFor();
  holds("a list that lost rows is asked about, with the numbers");
  await pause(300);
  await picture("lists-canary");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await toast(/Imported: un of 2026-08-02 \(15 of 16 rows\)\. 0 entries came, 5 went\./).waitFor();
  holds("and taken when that is accepted");
  await picture("lists-updated");
  return walk.steps() - before;
}

async function opening(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await page
    .locator(".statusbar-item", { hasText: /\d+ · .* · lists \d{4}-\d{2}-\d{2}/ })
    .first()
    .waitFor();
  holds("the status bar tells the findings, the policy and the day of the lists");
  await page
    .getByRole("tab", { name: /SanctionLint - \d+ findings/ })
    .first()
    .waitFor();
  holds("the badge has their number");
  if ((await page.locator(".notification-toast").count()) > 0) throw new Error("there is a notification");
  holds("nothing pops up");
  await picture("opened");
  return walk.steps() - before;
}

async function manifest(walk, workspace) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await walk.openInExplorer("service", "package.json");
  await page.locator(".squiggly-error").first().waitFor();
  holds("the listed package is underlined");
  await walk.problem("Huawei · BIS Entity List (export): esdk-obs-nodejs");
  holds("the Problems panel has the finding");
  // Not by the panel's row: a folder that is opened is audited, and the lockfile beside it has the same.
  await walk.clickEnd(page.locator(".squiggly-error").first());
  await walk.hover("listed since 2019-05-16");
  holds("the hover names the list and its day");
  await pause(500);
  await picture("manifest-hover");
  await page.keyboard.press("Escape");
  await walk.lightBulb("Use @aws-sdk/client-s3");
  holds("the light bulb offers another source");
  await pause(300);
  await picture("manifest-quickfix");
  await page.keyboard.press("Enter");
  await page.locator(".view-lines", { hasText: "@aws-sdk/client-s3" }).first().waitFor();
  holds("the quick fix changed the text");
  await page.keyboard.press("Control+S");
  const saved = path.join(workspace, "service", "package.json");
  for (let tries = 0; !readFileSync(saved, "utf8").includes("@aws-sdk/client-s3"); tries++) {
    if (tries > 100) throw new Error("the change was not saved");
    await pause(50);
  }
  holds("the change is on disk");
  return walk.steps() - before;
}

async function billOfMaterials(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await walk.openInExplorer("hardware", "gateway-board-bom.csv");
  await page.locator(".squiggly-error").first().waitFor();
  holds("listed parts are underlined");
  const row = await walk.problem("DS-2CD2043G2-I");
  await row.dblclick({ position: { x: 80, y: 10 } });
  await walk.hover("FCC Covered List");
  holds("the hover explains the cell");
  await pause(500);
  await picture("bom-hover");
  await page.keyboard.press("Escape");
  await walk.lightBulb("Use the alternate Axis P1468-LE");
  holds("the light bulb offers the alternate of the row");
  await pause(300);
  await picture("bom-quickfix");
  await page.keyboard.press("Escape");
  await walk.run("View: Hide Panel");
  await walk.run("SanctionLint: Show BOM Audit");
  const table = await webview(page, "table");
  await table.getByText("DS-2CD2043G2-I").first().waitFor();
  holds("the table shows the parts");
  await table.locator("th button", { hasText: "Part" }).click();
  await table.locator('th[aria-sort="ascending"]', { hasText: "Part" }).waitFor();
  holds("the table sorts");
  await table.locator("th button", { hasText: "Status" }).click();
  await pause(400);
  await picture("bom-table");
  await walk.run("View: Close All Editors");
  return walk.steps() - before;
}

async function audit(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await walk.run("SanctionLint: Audit Workspace");
  await page
    .getByRole("treeitem", { name: /^Huawei.*findings, gravest/ })
    .first()
    .waitFor();
  holds("the audit shows findings by party");
  await page
    .getByRole("treeitem", { name: /Hikvision/ })
    .first()
    .waitFor();
  await page
    .getByRole("treeitem", { name: /esdk-obs-python/ })
    .first()
    .waitFor();
  await walk.run("Problems: Focus on Problems View");
  holds("files that no editor shows have findings");
  await pause(700);
  await picture("audit");
  await walk.run("View: Hide Panel");
  return walk.steps() - before;
}

async function party(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await walk.runAsking("SanctionLint: Show Party", "Show which party?");
  await page.keyboard.type("Hikvision");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Hikvision" }).first().waitFor();
  await pause(300);
  await page.keyboard.press("Enter");
  const shown = await webview(page, "svg.timeline");
  await shown.locator("svg.timeline .tl-bar").first().waitFor();
  holds("the party's page draws a timeline");
  await shown.locator("td", { hasText: "84 FR 54002" }).first().waitFor();
  holds("it has the citations as text");
  await pause(500);
  await picture("party");
  return walk.steps() - before;
}

async function screenedName(walk) {
  const { page, holds, picture } = walk;
  const before = walk.steps();
  await walk.runAsking("SanctionLint: Screen a Name", "Name of a company, in any spelling");
  const row = (text) => page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  await page.keyboard.type("Nordwind Halbl");
  await row("Matches nothing that is known").waitFor();
  holds("a name that matches nothing is no clearance");
  for (let left = "Nordwind Halbl".length; left > 0; left--) await page.keyboard.press("Backspace");
  await page.keyboard.type("Hangzhou Hikvison");
  await row("hikvison ≈ hikvision").waitFor();
  holds("a name in another spelling is shown beside the known one, word by word");
  await pause(300);
  await picture("screen-a-name");
  await page.keyboard.press("Enter");
  await webview(page, "svg.timeline");
  holds("picking it opens the party's page");
  return walk.steps() - before;
}
