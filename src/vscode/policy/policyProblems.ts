import * as vscode from "vscode";
import type { Waiver } from "../../core/model.js";
import { isRefused } from "../../core/audit/policyNotices.js";
import { policyFindings } from "../../core/policy/waivers.js";
import { positionsIn } from "../convert.js";
import type { Findings } from "../findings.js";
import { isOwn, today } from "../sources.js";
import { isPolicyFile } from "./policyFiles.js";
import type { PolicyStore, ReadPolicy } from "./policyStore.js";

/** Shows what is wrong with policies at its place: in policy files and in the settings files that hold one. */
export class PolicyProblems implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly read = new Map<string, ReadPolicy>();
  private used: ReadonlySet<string> | undefined;

  constructor(
    private readonly policies: PolicyStore,
    private readonly findings: Findings,
  ) {
    this.subscriptions = [
      policies.onDidRead((policy) => this.show(policy)),
      policies.onDidDelete((uri) => this.forget(uri)),
      policies.onDidChange(() => this.check()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.readPolicyOf(uri)),
    ];
    this.check();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** After an audit of the whole workspace it is known which waivers nothing needed. */
  noteAudit(used: ReadonlySet<Waiver>): void {
    this.used = new Set([...used].map(keyOf));
    for (const policy of this.read.values()) this.show(policy);
  }

  private show(policy: ReadPolicy): void {
    const { uri, loaded, refused } = policy;
    this.read.set(uri.toString(), policy);
    const { source, layer } = loaded;
    const waivers = layer.policy?.waivers ?? [];
    const places = waivers.map((waiver) => layer.places.get(waiver) ?? { start: 0, end: 0 });
    const { used } = this;
    // Policies are read again after every change; a waiver that says the same is the same.
    const needed = used && new Set(waivers.filter((waiver) => used.has(keyOf(waiver))));
    const remarks = policyFindings(waivers, needed, layer.policy?.asOf ?? today()).filter(
      ({ waiver }) => !isRefused(layer, waiver, refused),
    );
    this.findings.setPolicy(uri, positionsIn(source.text), layer.problems, remarks, places, refused);
  }

  private forget(uri: vscode.Uri): void {
    this.read.delete(uri.toString());
    this.findings.clearPolicy(uri);
  }

  private check(): void {
    for (const { uri } of vscode.workspace.textDocuments) this.readPolicyOf(uri);
    // A settings file that held a policy and holds none any more is read no more: what was said of it goes.
    for (const { uri } of this.read.values()) if (!isPolicyFile(uri)) this.forget(uri);
  }

  /** Reading a policy reports its problems; a policy file that is open is read even when nothing else asks for it. */
  private readPolicyOf(uri: vscode.Uri): void {
    if (isPolicyFile(uri) && isOwn(uri)) void this.policies.policyFor(uri);
  }
}

function keyOf(waiver: Waiver): string {
  return JSON.stringify(waiver);
}
