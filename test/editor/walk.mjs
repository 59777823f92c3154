// What a person does in the workbench, by keyboard and by what is seen. Shared by the walks.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { root } from "./setup.mjs";
import { pause } from "./harness.mjs";

const screenshots = path.join(root, "out", "screenshots");

/** A walk through the workbench of `page`. `steps` counts what held; the first thing that does not hold throws. */
export function walker(page, name) {
  let steps = 0;
  let pictures = 0;
  mkdirSync(screenshots, { recursive: true });
  const holds = (what) => {
    steps++;
    console.log(`    ✔ ${what}`);
  };
  const picture = (what, options = {}) => {
    pictures++;
    return page.screenshot({ path: path.join(screenshots, `${name}-${pictures}-${what}.png`), ...options });
  };
  return {
    page,
    holds,
    picture,
    steps: () => steps,
    /** Opens a file by its path through quick open. */
    async openFile(file) {
      await page.keyboard.press("Control+P");
      await page.locator(".quick-input-box input").waitFor();
      await page.keyboard.type(file);
      const row = page.locator(".quick-input-list .monaco-list-row").first();
      await row.waitFor();
      await pause(300);
      await page.keyboard.press("Enter");
      await page
        .getByRole("tab", { name: path.basename(file) })
        .first()
        .waitFor();
    },
    /** Opens a file by double clicking through the explorer. */
    async openInExplorer(...names) {
      for (const [at, one] of names.entries()) {
        const item = page.getByRole("treeitem", { name: one, exact: true }).first();
        if (at === names.length - 1) await item.dblclick();
        else if ((await item.getAttribute("aria-expanded")) !== "true") await item.click();
      }
      await page
        .getByRole("tab", { name: names.at(-1) })
        .first()
        .waitFor();
    },
    /** Runs a palette command by its title. The palette is opened again where it was closed by a page that took the focus. */
    async run(title) {
      for (let tries = 0; ; tries++) {
        await page.keyboard.press("F1");
        try {
          await page.locator(".quick-input-box input").waitFor({ timeout: 5_000 });
          await page.keyboard.type(title);
          const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
          await row.waitFor({ timeout: 10_000 });
          break;
        } catch (error) {
          if (tries >= 3) throw error;
          await page.keyboard.press("Escape");
        }
      }
      await pause(200);
      await page.keyboard.press("Enter");
    },
    /**
     * Runs a palette command that asks in a quick input, and waits for that input by its placeholder. VS Code closes a quick input
     * when a page that finishes loading takes the focus; then the command is run again, as a person would.
     */
    async runAsking(title, placeholder) {
      for (let tries = 0; ; tries++) {
        await this.run(title);
        try {
          await page.getByPlaceholder(placeholder).waitFor({ timeout: 5_000 });
          return;
        } catch (error) {
          if (tries >= 4) throw error;
        }
      }
    },
    /** Goes to a place by the Problems panel, and returns the row. */
    async problem(text) {
      await this.run("Problems: Focus on Problems View");
      const row = page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();
      await row.waitFor();
      return row;
    },
    /** Clicks on the end of what is underlined: VS Code draws it anew whenever it is judged again, so that it may just be gone. */
    async clickEnd(underlined) {
      for (let tries = 0; ; tries++) {
        await underlined.waitFor();
        const box = await underlined.boundingBox();
        if (box) return page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
        if (tries > 20) throw new Error("what is underlined does not stay");
        await pause(100);
      }
    },
    /** Rests the pointer on the word before the cursor until the hover says `text`; after two tries asks for it by keyboard. */
    async hover(text) {
      const seen = page.locator(".monaco-editor.focused .cursors-layer .cursor").first();
      await seen.waitFor();
      const cursor = await seen.boundingBox();
      if (!cursor) throw new Error("no cursor is seen");
      const hover = page.locator(".monaco-editor .monaco-hover:visible", { hasText: text }).first();
      for (let tries = 0; ; tries++) {
        await page.mouse.move(cursor.x + 200, cursor.y + 160);
        if (tries < 2) await page.mouse.move(cursor.x - 30, cursor.y + 8, { steps: 4 });
        else await page.keyboard.press("Control+K").then(() => page.keyboard.press("Control+I"));
        try {
          await hover.waitFor({ timeout: 4_000 });
          // VS Code's own hover of a package asks npm, which takes a while to find that it is off line.
          const loading = page.locator(".monaco-editor .monaco-hover:visible", { hasText: "Loading..." });
          await loading.waitFor({ state: "hidden", timeout: 15_000 }).catch(() => undefined);
          return hover;
        } catch (error) {
          if (tries >= 3) throw error;
        }
      }
    },
    /** Opens the light bulb at the cursor until it offers `title`: after start-up VS Code may not know all providers yet. */
    async lightBulb(title) {
      const menu = page.locator(".action-widget");
      for (let tries = 0; ; tries++) {
        await page.keyboard.press("Control+.");
        try {
          await menu.getByText(title).first().waitFor({ timeout: 3_000 });
          return menu;
        } catch (error) {
          if (tries >= 4) throw error;
          await page.keyboard.press("Escape");
        }
      }
    },
  };
}

/** Runs one walk; prints counts as mocha does, and resolves to an exit code. */
export async function takeWalk(title, walk) {
  console.log(`\n  ${title}`);
  try {
    const steps = await walk();
    console.log(`  ${steps} passing`);
    return 0;
  } catch (error) {
    console.log(`  1 failing\n\n  ${error.stack ?? error}`);
    return 1;
  }
}

/** The frame of the webview that shows `selector`. */
export async function webview(page, selector) {
  for (let tries = 0; tries < 200; tries++) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    await pause(50);
  }
  throw new Error(`no webview shows ${selector}`);
}
