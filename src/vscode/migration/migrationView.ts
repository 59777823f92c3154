import type { Bundles } from "../bundles/bundles.js";
import { nonce } from "../views/nonce.js";
import type { ShownMigration } from "../views/pages.js";
import { ReusedPanel } from "../views/reusedPanel.js";

/** The page of a migration. It runs no script; its links copy commands. */
export class MigrationView extends ReusedPanel {
  constructor(private readonly bundles: Bundles) {
    super("sanctionLint.migration", { enableCommandUris: ["sanctionLint.copyText"] });
  }

  async show(migration: ShownMigration): Promise<void> {
    const pages = await this.bundles.pages();
    if (!pages) return;
    const page = pages.migrationPage(migration);
    this.showPage(page.title, pages.pageHtml(page, nonce()), "leave focus");
  }
}
