import * as vscode from "vscode";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Bundles } from "./bundles/bundles.js";
import type { PolicyStore } from "./policy/policyStore.js";

/** What a policy says of imported lists and knowledge. */
export interface Imports {
  readonly officialLists?: string | undefined;
  readonly knowledge?: string | undefined;
}

/** Where what a policy names is. */
export interface ImportsPlace {
  /** What lies in the extension's own storage under a name; undefined for nothing. */
  readonly kept: (name: string) => Promise<Uint8Array | undefined>;
  readonly policies: PolicyStore;
  /** The folder that paths are relative to. */
  readonly root: vscode.Uri;
}

/**
 * Knowledge as the policy names it, be it the user's own in the settings: what the extension came with or what was imported, with the
 * imported lists or without any; never because a file lies in the storage. `cache` is the extension's own storage.
 */
export class OfficialLists implements vscode.Disposable {
  private inUse: Knowledge;
  private base: Knowledge;
  /** What is in force, as JSON. */
  private inForce = "{}";
  private turning: Promise<void> = Promise.resolve();
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    /** What the extension came with. */
    readonly shipped: Knowledge,
    private readonly storage: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
    private readonly bundles: Bundles,
  ) {
    this.inUse = this.base = shipped;
  }

  get current(): Knowledge {
    return this.inUse;
  }

  /** The same without imported lists. */
  get known(): Knowledge {
    return this.base;
  }

  /** Keeps in step with the policy from now on. */
  follow(policies: PolicyStore): void {
    const check = (): void => void this.inStep(policies).catch((error: unknown) => this.log.error(String(error)));
    this.subscriptions.push(policies.onDidChange(check));
    check();
  }

  /** What lies in the storage under a name; undefined for nothing. */
  readonly kept = async (name: string): Promise<Uint8Array | undefined> => {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.storage, name));
    } catch {
      return undefined;
    }
  };

  /** Puts a file into the storage: beside the old one and renamed; the old one stays too, as the last good one. */
  async keep(name: string, bytes: Uint8Array, policies: PolicyStore): Promise<void> {
    const at = (end: string): vscode.Uri => vscode.Uri.joinPath(this.storage, name + end);
    await vscode.workspace.fs.createDirectory(this.storage);
    await vscode.workspace.fs.writeFile(at(".new"), bytes);
    if (await this.kept(name)) await vscode.workspace.fs.copy(at(""), at(".last"), { overwrite: true });
    await vscode.workspace.fs.rename(at(".new"), at(""), { overwrite: true });
    this.inForce = "";
    await this.inStep(policies);
  }

  /** Uses what the policy names now. Who is about to judge calls this, since a policy changes before that is announced. */
  async inStep(policies: PolicyStore): Promise<void> {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!root) return;
    const place = { kept: this.kept, policies, root };
    const imports = await this.importsIn(place);
    const named = JSON.stringify(imports);
    if (named !== this.inForce) {
      this.inForce = named;
      // One after the other, so that the last one holds.
      this.turning = this.turning.catch(() => undefined).then(() => this.turnTo(imports, place));
    }
    await this.turning;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async importsIn(place: ImportsPlace): Promise<Imports> {
    const { policy, broken } = await place.policies.policyFor(vscode.Uri.joinPath(place.root, "any"));
    const other =
      broken.length > 0 && policy.knowledge === undefined
        ? await (await this.bundles.lists())?.importsByImported(place)
        : undefined;
    const { officialLists, knowledge } = other ?? policy;
    return { officialLists, knowledge };
  }

  private async turnTo({ officialLists, knowledge }: Imports, place: ImportsPlace): Promise<void> {
    const { shipped, inUse } = this;
    const lists = officialLists === undefined && knowledge === undefined ? undefined : await this.bundles.lists();
    const base =
      lists && knowledge !== undefined
        ? this.usable(await lists.knowledgeNamed(knowledge, shipped, place), shipped)
        : shipped;
    const now =
      lists && officialLists !== undefined
        ? this.usable(await lists.withListsNamed(officialLists, base, place), base)
        : base;
    this.base = base;
    this.inUse = now;
    if (now !== inUse) place.policies.renew();
  }

  /** What was read; where that is a sentence, it is said, and `instead` is used. */
  private usable(read: Knowledge | string, instead: Knowledge): Knowledge {
    if (typeof read === "object") return read;
    this.log.error(read);
    void vscode.window.showErrorMessage(read);
    return instead;
  }
}
