import * as vscode from "vscode";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { listsPlaceOf } from "../core/policy/officialListsPlace.js";
import { readSnapshot, snapshotFile, type OfficialSnapshot } from "../core/screening/official/snapshot.js";
import { withOfficialLists } from "../core/screening/official/withOfficialLists.js";
import type { PolicyStore } from "./policy/policyStore.js";

/**
 * Knowledge with the imported lists that the policy names, be it the user's own in the settings, or without any: never because a file lies
 * in the storage. `cache` is the extension's own storage.
 */
export class OfficialLists implements vscode.Disposable {
  private knowledge: Knowledge;
  /** What is in force: the place, and the hash of what was read there. */
  private inForce = "";
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly shipped: Knowledge,
    private readonly storage: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.knowledge = shipped;
  }

  get current(): Knowledge {
    return this.knowledge;
  }

  /** Keeps in step with the policy from now on. */
  follow(policies: PolicyStore): void {
    const check = (): void => void this.inStep(policies).catch((error: unknown) => this.log.error(String(error)));
    this.subscriptions.push(policies.onDidChange(check));
    check();
  }

  /** Takes a file that `sanctionlint lists import` wrote into the storage: beside the old one and renamed. */
  async importFrom(file: vscode.Uri, policies: PolicyStore): Promise<OfficialSnapshot | string> {
    const bytes = await vscode.workspace.fs.readFile(file);
    const snapshot = readSnapshot(new TextDecoder().decode(bytes));
    if (typeof snapshot === "string") return snapshot;
    const beside = vscode.Uri.joinPath(this.storage, `${snapshotFile}.new`);
    await vscode.workspace.fs.createDirectory(this.storage);
    await vscode.workspace.fs.writeFile(beside, bytes);
    await vscode.workspace.fs.rename(beside, this.cached, { overwrite: true });
    this.inForce = "";
    await this.inStep(policies);
    return snapshot;
  }

  /** Uses the lists that the policy names now. Who is about to judge calls this, since a policy changes before it is told. */
  async inStep(policies: PolicyStore): Promise<void> {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    const named = (root && (await policies.policyFor(vscode.Uri.joinPath(root, "any")))?.policy.officialLists) ?? "";
    if (named === this.inForce) return;
    this.inForce = named;
    this.knowledge = named === "" ? this.shipped : await this.withLists(named, root);
    policies.renew();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private get cached(): vscode.Uri {
    return vscode.Uri.joinPath(this.storage, snapshotFile);
  }

  private async withLists(named: string, root: vscode.Uri | undefined): Promise<Knowledge> {
    const { from, hash = "" } = listsPlaceOf(named);
    const file = from === "cache" || !root ? this.cached : vscode.Uri.joinPath(root, from);
    const snapshot = await vscode.workspace.fs.readFile(file).then(
      (bytes) => readSnapshot(new TextDecoder().decode(bytes)),
      () => vscode.l10n.t("they are not there: SanctionLint: Import List File… takes them"),
    );
    if (typeof snapshot === "object" && snapshot.hash.startsWith(hash))
      return withOfficialLists(this.shipped, snapshot);
    const why = typeof snapshot === "string" ? snapshot : vscode.l10n.t("their hash is {0}", snapshot.hash);
    const said = vscode.l10n.t(
      "Names are not looked up in the official lists that are asked for ({0}): {1}.",
      named,
      why,
    );
    this.log.error(said);
    void vscode.window.showErrorMessage(said);
    return this.shipped;
  }
}

/** Asks for a file of lists, or takes the one that is given, and says what it holds. */
export async function importLists(lists: OfficialLists, policies: PolicyStore, given?: vscode.Uri): Promise<void> {
  const filters = { [vscode.l10n.t("Imported lists")]: ["lists"] };
  const file =
    given ?? (await vscode.window.showOpenDialog({ filters, title: vscode.l10n.t("Import List File") }))?.[0];
  if (!file) return;
  const taken = await lists.importFrom(file, policies).catch(String);
  if (typeof taken === "string") {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        "{0} was not taken: {1}. The command line reads the official files: sanctionlint lists import.",
        file.path,
        taken,
      ),
    );
    return;
  }
  const sources = taken.sources.map(({ key, day, kept }) => `${key} ${day} (${kept})`).join(", ");
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Imported: {0}. Names are looked up there when the policy says officialLists: cache.", sources),
  );
}
