import * as vscode from "vscode";
import { joinPath, parentOf, pathBelow, foldersBetween } from "../../core/audit/paths.js";
import type { FolderPolicy } from "../../core/audit/policies.js";
import { policyFileNames } from "../../core/audit/policyFiles.js";
import type { LoadedLayer } from "../../core/audit/policyLoader.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { HardwareFiles } from "../../core/formats/hardware/mapped.js";
import type { CalendarDate, SourceText } from "../../core/model.js";
import { isExcluded } from "../../core/policy/exclude.js";
import { layerPolicies, type EffectivePolicy, type Refusal } from "../../core/policy/layers.js";
import type { Policy } from "../../core/policy/policy.js";
import { section } from "../settings.js";
import { isOwn, pathOf, today } from "../sources.js";
import { isPolicyFile, policyFileGlob } from "./policyFiles.js";
import { PolicyTrees, type PolicyTree } from "./policyTrees.js";

/** The policy that holds for one resource, and where it comes from. */
export interface PolicyInForce extends EffectivePolicy {
  readonly asOf: CalendarDate;
  /** The nearest policy file, if there is one. */
  readonly file?: vscode.Uri;
  /** Labels of policies that could not be understood: the last good one of each stays in force. */
  readonly broken: readonly string[];
  /** Set in Restricted Mode when the workspace has a policy of its own, which then does not hold. */
  readonly restricted: boolean;
}

/** A policy file, or a settings file that holds one, as it was last read. */
export interface ReadPolicy {
  readonly uri: vscode.Uri;
  readonly loaded: LoadedLayer;
  /** What it says and is not let. */
  readonly refused: readonly Refusal[];
}

/**
 * Keeps the policies of the workspace folders. Files are read when first needed and forgotten when they change; every change raises
 * `generation`, so that whoever judged by an older one knows.
 */
export class PolicyStore implements vscode.Disposable {
  readonly trees: PolicyTrees;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly read = new vscode.EventEmitter<ReadPolicy>();
  private readonly gone = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  /** How many refusals were reported with each layer. */
  private readonly told = new WeakMap<LoadedLayer, number>();
  private inForce = new WeakMap<FolderPolicy, PolicyInForce>();
  /** By workspace folder. */
  private hardware: ReadonlyMap<string, HardwareFiles> = new Map();
  private typing: ReturnType<typeof setTimeout> | undefined;

  /** Fires when another policy may hold. */
  readonly onDidChange = this.changed.event;
  /** Fires when a policy file was read: its problems can be shown. */
  readonly onDidRead = this.read.event;
  /** Fires when a policy file was deleted. */
  readonly onDidDelete = this.gone.event;
  generation = 0;

  constructor(private readonly knowledge: () => Knowledge) {
    this.trees = new PolicyTrees(knowledge);
    const watchers = [policyFileGlob, "**/.vscode/settings.json", "**/*.code-workspace"].map((glob) =>
      vscode.workspace.createFileSystemWatcher(glob),
    );
    this.subscriptions = [
      ...watchers.flatMap((watcher) => [
        watcher,
        watcher.onDidCreate(() => this.invalidate()),
        watcher.onDidChange(() => this.invalidate()),
        watcher.onDidDelete((uri) => void this.noteDeleted(uri)),
      ]),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isPolicyDocument(document)) this.invalidateSoon();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isPolicyDocument(document)) this.invalidate();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const names = ["policy", "organizationPolicy"];
        if (names.some((name) => event.affectsConfiguration(`${section}.${name}`))) this.invalidate();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.invalidate()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.invalidate()),
    ];
    void this.readFolders();
  }

  /** The policy for a resource: the layers above its tree, the root's, those of the folders below. */
  async policyFor(uri: vscode.Uri): Promise<PolicyInForce> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    // A file of no workspace folder has no tree: what is in folders that nobody opened does not hold.
    if (!folder) return this.outside();
    const tree = await this.trees.of(folder);
    const own = parentOf(uri.path) ?? uri.path;
    const policy = await tree.policies.of(pathBelow(tree.root.path, own) === undefined ? tree.root.path : own);
    this.tell(tree);
    const known = this.inForce.get(policy);
    // One and the same object per policy and day: what is worked out from a policy is kept by whoever worked it out.
    if (known && (policy.effective.policy.asOf ?? today()) === known.asOf) return known;
    const inForce = await this.describe(tree, policy, own);
    this.inForce.set(policy, inForce);
    return inForce;
  }

  /** The folder in which the policy file of a resource's tree is, or would be. */
  async rootOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder) return undefined;
    const { host, root } = await this.trees.of(folder);
    return host.uriOf(root.path);
  }

  /** A text under the path by which the audit knows its resource. */
  async sourceOf(uri: vscode.Uri, text: string): Promise<SourceText> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    // Finding the root first: the path is relative to it.
    const isTracked = folder !== undefined && (await this.trees.of(folder)).root.repository !== undefined;
    return { uri: pathOf(uri), text, ...(!isTracked && { path: uri.path }) };
  }

  /** Whether the policy leaves a resource out, as an audit does. What lies outside of the workspace's folders is left out by nothing. */
  async excludes(uri: vscode.Uri, policy: Policy): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || !policy.exclude || policy.exclude.length === 0) return false;
    const { root } = await this.trees.of(folder);
    return isExcluded(policy, pathBelow(root.path, uri.path) ?? uri.path);
  }

  /** What the policy of a resource's workspace folder says of hardware files, as far as it has been read by now. */
  hardwareFor(uri: vscode.Uri): HardwareFiles | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.hardware.get(folder.uri.toString());
  }

  /**
   * Reads the policies of the workspace folders: which files are read at all depends on them. Reports a change when a folder's
   * files are others than before.
   */
  async readFolders(): Promise<void> {
    const before = JSON.stringify([...this.hardware]);
    const folders = vscode.workspace.workspaceFolders ?? [];
    const read = await Promise.all(
      folders.map(async ({ uri }) => {
        const { policy } = await this.policyFor(vscode.Uri.joinPath(uri, policyFileNames[0]));
        return [uri.toString(), policy.hardware] as const;
      }),
    );
    this.hardware = new Map(read.flatMap(([folder, hardware]) => (hardware ? [[folder, hardware]] : [])));
    if (JSON.stringify([...this.hardware]) !== before) this.changed.fire();
  }

  /** Reports the policies of a tree that were read and not yet announced. */
  tell({ host, policies }: PolicyTree): void {
    for (const loaded of policies.loader.loaded()) {
      const refused = policies.refusedOf(loaded.label);
      // A layer is read before it is joined with those above: it may have been announced in between.
      if (this.told.get(loaded) === refused.length) continue;
      this.told.set(loaded, refused.length);
      this.read.fire({ uri: host.uriOf(loaded.path), loaded, refused });
    }
  }

  dispose(): void {
    clearTimeout(this.typing);
    vscode.Disposable.from(...this.subscriptions, this.changed, this.read, this.gone).dispose();
  }

  /** Another day has begun: what holds is worked out again. */
  renew(): void {
    this.invalidate();
  }

  private outside(): PolicyInForce {
    const user = this.trees.user();
    const effective = layerPolicies(user ? [user] : [], this.knowledge());
    return { ...effective, asOf: effective.policy.asOf ?? today(), broken: [], restricted: false };
  }

  private async describe(
    tree: PolicyTree,
    { layers, effective }: FolderPolicy,
    folder: string,
  ): Promise<PolicyInForce> {
    const file = [...layers]
      .reverse()
      .find(({ path, level }) => level !== "organisation" && isPolicyFile(tree.host.uriOf(path)));
    return {
      ...effective,
      asOf: effective.policy.asOf ?? today(),
      ...(file && { file: tree.host.uriOf(file.path) }),
      broken: layers.filter(({ layer }) => !layer.policy).map(({ label }) => label),
      restricted: !vscode.workspace.isTrusted && (await hasPolicy(tree, folder)),
    };
  }

  private async noteDeleted(uri: vscode.Uri): Promise<void> {
    // The word may come late, and the file be there again.
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      this.trees.forgetFile(uri.path);
      this.gone.fire(uri);
    }
    this.invalidate();
  }

  /** Reads policies from disk when they are next asked for, whether or not a change of them was announced. */
  readAgain(): void {
    this.trees.forget();
    this.inForce = new WeakMap();
  }

  private invalidateSoon(): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.invalidate(), 300);
  }

  private invalidate(): void {
    clearTimeout(this.typing);
    this.generation++;
    this.trees.forget();
    this.inForce = new WeakMap();
    this.changed.fire();
    void this.readFolders();
  }
}

/** Whether a document is a policy that may hold here; one from a history or a comparison is none. */
function isPolicyDocument({ uri }: vscode.TextDocument): boolean {
  return isPolicyFile(uri) && isOwn(uri);
}

/** Whether a policy file is in the folder or above it; it is not read. */
async function hasPolicy({ host, root }: PolicyTree, folder: string): Promise<boolean> {
  for (const one of foldersBetween(root.path, folder)) {
    for (const name of policyFileNames) if (await host.stat(joinPath(one, name))) return true;
  }
  return false;
}
