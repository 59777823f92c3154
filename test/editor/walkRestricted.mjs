// Restricted Mode: a folder that nobody has trusted brings a policy that would silence everything.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pause } from "./harness.mjs";
import { copyExample, inServer } from "./inServer.mjs";
import { takeWalk, walker } from "./walk.mjs";

const silencing = "version: 1\nparties: { huawei: off, hikvision: off }\n";

export function walkRestricted() {
  const fill = (workspace) => {
    copyExample(workspace);
    writeFileSync(path.join(workspace, ".sanctionlint.yaml"), silencing);
  };
  const settings = { "security.workspace.trust.startupPrompt": "never", "breadcrumbs.enabled": false };
  return inServer({ fill, settings, trusting: false, width: 1280, height: 800 }, async ({ page }) => {
    const walk = walker(page, "restricted");
    const code = await takeWalk("a folder in Restricted Mode", () => restricted(walk));
    if (code > 0) await walk.picture("failure");
    return code;
  });
}

async function restricted(walk) {
  const { page, holds, picture } = walk;
  await walk.openInExplorer("service", "package.json");
  const listed = page.locator(".squiggly-warning").first();
  await listed.waitFor();
  holds("its policy does not silence the listed package");
  await page.locator(".statusbar-item", { hasText: "Not audited: Restricted Mode" }).first().waitFor();
  holds("the status bar says that nothing is audited");
  if ((await page.getByRole("tab", { name: /SanctionLint - \d+ findings/ }).count()) > 0)
    throw new Error("the folder was audited without being asked");
  holds("and nothing is");
  await picture("not-trusted");
  await walk.run("Workspaces: Manage Workspace Trust");
  await page
    .getByRole("button", { name: /^Trust$/ })
    .first()
    .click();
  await page.getByRole("tab", { name: /package\.json/ }).click();
  await listed.waitFor({ state: "hidden" });
  holds("it is in force once the folder is trusted");
  await pause(300);
  await picture("trusted");
  return walk.steps();
}
