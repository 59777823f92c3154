import * as vscode from "vscode";
import { readPolicySetting } from "../../core/policy/readPolicy.js";
import { readJson } from "../../core/syntax/json.js";
import { get } from "../../core/syntax/tree.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { policyFindings, type JudgedDocument } from "../../core/policy/waivers.js";
import { today } from "../sources.js";
import { positionsIn } from "../convert.js";
import type { Findings } from "../findings.js";
import { section } from "../settings.js";
import { isPolicyFile, readText } from "./policyFiles.js";
import type { PolicyStore, ReadPolicy } from "./policyStore.js";

/** Shows what is wrong with policies at its place: in policy files and in the settings files that hold one. */
export class PolicyProblems implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly read = new Map<string, ReadPolicy>();
  private audited: readonly JudgedDocument[] | undefined;

  constructor(
    private readonly policies: PolicyStore,
    private readonly findings: Findings,
    private readonly knowledge: () => Knowledge,
  ) {
    this.subscriptions = [
      policies.onDidRead(({ uri, policy }) => {
        if (policy) this.show(uri, policy);
        else this.forget(uri);
      }),
      policies.onDidChange(() => this.check()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.readPolicyOf(uri)),
    ];
    this.check();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** After an audit of the whole workspace it is known which waivers nothing needed. */
  noteAudit(audited: readonly JudgedDocument[]): void {
    this.audited = audited;
    for (const [key, policy] of this.read) this.show(vscode.Uri.parse(key), policy);
  }

  private show(uri: vscode.Uri, policy: ReadPolicy): void {
    this.read.set(uri.toString(), policy);
    const { text, layer } = policy;
    const waivers = layer.policy?.waivers ?? [];
    const places = waivers.map((waiver) => layer.places.get(waiver) ?? { start: 0, end: 0 });
    const remarks = policyFindings(waivers, this.audited, layer.policy?.asOf ?? today());
    this.findings.setPolicy(uri, positionsIn(text), layer.problems, remarks, places);
  }

  private forget(uri: vscode.Uri): void {
    this.read.delete(uri.toString());
    this.findings.clearPolicy(uri);
  }

  private check(): void {
    for (const { uri } of vscode.workspace.textDocuments) this.readPolicyOf(uri);
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      void this.checkSettings(vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json"));
    }
    const file = vscode.workspace.workspaceFile;
    if (file && file.scheme !== "untitled") void this.checkSettings(file, "settings");
  }

  /** Reading a policy reports its problems; a policy file that is open is read even when nothing else asks for it. */
  private readPolicyOf(uri: vscode.Uri): void {
    if (isPolicyFile(uri)) void this.policies.policyFor(uri);
  }

  private async checkSettings(uri: vscode.Uri, under?: string): Promise<void> {
    const text = await readText(uri);
    const root = text === undefined ? undefined : readJson(text, { lenient: true }).root;
    const setting = get(under === undefined ? root : get(root, under), `${section}.policy`);
    if (text === undefined || !setting) return this.findings.clearPolicy(uri);
    const { problems } = readPolicySetting(setting, this.knowledge());
    this.findings.setPolicy(uri, positionsIn(text), problems);
  }
}
