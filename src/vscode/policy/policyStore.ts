import * as vscode from "vscode";
import type { CalendarDate } from "../../core/model.js";
import type { HardwareFiles } from "../../core/formats/hardware/mapped.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { layerPolicies, type EffectivePolicy, type NamedPolicy } from "../../core/policy/layers.js";
import { readPolicyFile, readPolicySetting, type PolicyLayer } from "../../core/policy/readPolicy.js";
import { emptyPolicy } from "../../core/policy/policy.js";
import { policySettings, section } from "../settings.js";
import { pathOf, today } from "../sources.js";
import {
  foldersAbove,
  isPolicyFile,
  policyFileGlob,
  policyFileIn,
  policyFileNames,
  readText,
  type PolicyText,
} from "./policyFiles.js";

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

/** One policy file as it was last read. */
export interface ReadPolicy {
  readonly text: string;
  readonly layer: PolicyLayer;
  /** The layer, or the last good one of the same place. */
  readonly inForce?: NamedPolicy;
}

/**
 * Finds, reads and joins policies. Files are read when first needed and forgotten when they change; every change
 * raises `generation`, so that whoever judged by an older one knows.
 */
export class PolicyStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly read = new vscode.EventEmitter<{ uri: vscode.Uri; policy: ReadPolicy | undefined }>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly lastGood = new Map<string, NamedPolicy>();
  private byFolder = new Map<string, Promise<readonly (PolicyText & { policy: ReadPolicy })[]>>();
  private inForce = new Map<string, Promise<PolicyInForce>>();
  /** By workspace folder. */
  private hardware: ReadonlyMap<string, HardwareFiles> = new Map();
  private typing: ReturnType<typeof setTimeout> | undefined;

  /** Fires when another policy may hold. */
  readonly onDidChange = this.changed.event;
  /** Fires when a policy file was read (or is gone): its problems can be shown. */
  readonly onDidRead = this.read.event;
  generation = 0;

  constructor(private readonly knowledge: () => Knowledge) {
    const watcher = vscode.workspace.createFileSystemWatcher(policyFileGlob);
    this.subscriptions = [
      watcher,
      watcher.onDidCreate(() => this.invalidate()),
      watcher.onDidChange(() => this.invalidate()),
      watcher.onDidDelete((uri) => {
        this.lastGood.delete(uri.toString());
        this.read.fire({ uri, policy: undefined });
        this.invalidate();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isPolicyFile(document.uri)) this.invalidateSoon();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isPolicyFile(uri)) this.invalidate();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.policy`)) this.invalidate();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.invalidate()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.readFolders()),
    ];
    void this.readFolders();
  }

  /** The policy for a resource: user settings, workspace settings, the root's file, files of the folders below. */
  policyFor(uri: vscode.Uri): Promise<PolicyInForce> {
    // One and the same object per folder: what is worked out from a policy is kept by whoever worked it out.
    const key = `${vscode.Uri.joinPath(uri, "..").toString()} ${today()}`;
    const known = this.inForce.get(key) ?? this.join(uri);
    this.inForce.set(key, known);
    return known;
  }

  /** What the policy of a resource's workspace folder says of hardware files, as far as it has been read by now. */
  hardwareFor(uri: vscode.Uri): HardwareFiles | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.hardware.get(folder.uri.toString());
  }

  /**
   * Reads the policies of the workspace folders: which files are read at all depends on them. Tells of a change when a folder's
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

  private async join(uri: vscode.Uri): Promise<PolicyInForce> {
    const folders = foldersAbove(uri);
    const perFolder = await Promise.all(folders.map((folder) => this.filesIn(folder)));
    const files = perFolder.flat();
    const trusted = vscode.workspace.isTrusted;
    const settings = policySettings(uri).map(({ label, json }) => this.fromSetting(label, json));
    const layers = [...settings, ...(trusted ? files.map(({ policy }) => policy.inForce) : [])];
    const effective = layerPolicies(
      layers.filter((layer) => layer !== undefined),
      this.knowledge(),
    );
    const file = files.at(-1)?.uri;
    return {
      ...effective,
      asOf: effective.policy.asOf ?? today(),
      ...(file && { file }),
      broken: files.filter(({ policy }) => !policy.layer.policy).map((one) => pathOf(one.uri)),
      restricted: !trusted && files.length > 0,
    };
  }

  /** Folders that somebody listed and that hold no policy file: asking the file system for each again is what an audit cannot afford. */
  noteWithout(folders: readonly vscode.Uri[]): void {
    for (const folder of folders) {
      const key = folder.toString();
      if (!this.byFolder.has(key)) this.byFolder.set(key, Promise.resolve([]));
    }
  }

  dispose(): void {
    clearTimeout(this.typing);
    vscode.Disposable.from(...this.subscriptions, this.changed, this.read).dispose();
  }

  private invalidateSoon(): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.invalidate(), 300);
  }

  private invalidate(): void {
    clearTimeout(this.typing);
    this.generation++;
    this.byFolder = new Map();
    this.inForce = new Map();
    this.changed.fire();
    void this.readFolders();
  }

  /** The folder's policy file with what it extends above it. */
  private filesIn(folder: vscode.Uri): Promise<readonly (PolicyText & { policy: ReadPolicy })[]> {
    const key = folder.toString();
    const known = this.byFolder.get(key);
    if (known) return known;
    const reading = policyFileIn(folder).then((file) => (file ? this.withExtended(file) : []));
    this.byFolder.set(key, reading);
    return reading;
  }

  private async withExtended(file: PolicyText): Promise<(PolicyText & { policy: ReadPolicy })[]> {
    const chain = [{ ...file, policy: this.readFile(file) }];
    const seen = new Set([file.uri.toString()]);
    for (let upper = chain[0]?.policy.layer.extends; upper !== undefined;) {
      const below = chain[0];
      // Only files of the same place: nothing is fetched.
      const uri = below && vscode.Uri.joinPath(below.uri, "..", upper);
      if (!uri || seen.has(uri.toString())) break;
      seen.add(uri.toString());
      const text = /^[a-z][a-z0-9+.-]+:/i.test(upper) ? undefined : await readText(uri);
      if (text === undefined) {
        this.reportMissing(below, upper);
        break;
      }
      const policy = this.readFile({ uri, text });
      chain.unshift({ uri, text, policy });
      upper = policy.layer.extends;
    }
    return chain;
  }

  private reportMissing(below: PolicyText & { policy: ReadPolicy }, upper: string): void {
    const start = Math.max(0, below.text.indexOf(upper));
    const message = vscode.l10n.t('the policy "{0}" that this one extends cannot be read', upper);
    const problems = [...below.policy.layer.problems, { message, start, end: start + upper.length }];
    this.read.fire({ uri: below.uri, policy: { ...below.policy, layer: { ...below.policy.layer, problems } } });
  }

  private readFile({ uri, text }: PolicyText): ReadPolicy {
    const layer = readPolicyFile(text, this.knowledge());
    const key = uri.toString();
    if (layer.policy) {
      this.lastGood.set(key, { label: pathOf(uri), policy: layer.policy, mayLoosen: layer.mayLoosen });
    }
    const inForce = this.lastGood.get(key);
    const policy = { text, layer, ...(inForce && { inForce }) };
    this.read.fire({ uri, policy });
    return policy;
  }

  private fromSetting(label: string, json: string): NamedPolicy | undefined {
    const layer = readPolicySetting(json, this.knowledge());
    if (layer.policy) this.lastGood.set(label, { label, policy: layer.policy, mayLoosen: layer.mayLoosen });
    return this.lastGood.get(label) ?? { label, policy: emptyPolicy, mayLoosen: [] };
  }
}
