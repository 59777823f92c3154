import * as vscode from "vscode";
import { withPolicy } from "../../core/audit/withPolicy.js";
import { readPolicyFile } from "../../core/policy/readPolicy.js";
import { plainPalette } from "../../core/report/palette.js";
import { policyChange, policyChangeText, Standings } from "../../core/report/policyChange.js";
import type { Services } from "../services.js";
import { toRange } from "../convert.js";
import { pathOf } from "../sources.js";
import { isPolicyFile } from "./policyFiles.js";
import type { PolicyTree } from "./policyTrees.js";

/** How many findings another policy would bring, change and take away. */
export interface TriedPolicy {
  readonly appear: number;
  readonly change: number;
  readonly vanish: number;
}

const scheme = "sanctionlint-policy";
/** One page for all: what was tried last. */
const page = vscode.Uri.from({ scheme, path: "/What this policy would change.txt" });
const columns = 100;

/**
 * *Try Policy Change…*: audits the workspace by the policies in force and by the open policy in the root's place, and shows what would
 * appear, change and vanish. A policy of the root that is open is compared with what is saved of it. Nothing is written.
 */
class PolicyTrial implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  readonly onDidChange = this.changed.event;
  private text = "";

  constructor(private readonly services: Services) {}

  dispose(): void {
    vscode.Disposable.from(this.changed, this.registration).dispose();
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  /** `given` is the policy's URI; without one it is the active editor's, or the user picks a file. */
  async run(given?: string): Promise<TriedPolicy | undefined> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showInformationMessage(vscode.l10n.t("In Restricted Mode no policy of the workspace holds."));
      return undefined;
    }
    const document = await policyToTry(given);
    if (!document || !(await this.isSound(document))) return undefined;
    const text = new TextEncoder().encode(document.getText());
    const title = vscode.l10n.t("SanctionLint: trying {0}", pathOf(document.uri));
    const [before, after] = [new Standings(), new Standings()];
    const isDone = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const saved = document.isDirty && isPolicyFile(document.uri) ? await savedText(document.uri) : undefined;
        return (
          (await this.audit(before, saved && { of: document.uri, content: saved }, progress, token)) &&
          (await this.audit(after, { content: text }, progress, token))
        );
      },
    );
    if (!isDone) return undefined;
    const change = policyChange(before, after);
    this.text = policyChangeText(change, { palette: plainPalette, width: columns });
    this.changed.fire(page);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(page), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
    return { appear: change.appear.length, change: change.change.length, vanish: change.vanish.length };
  }

  /** False when it was cancelled. `policy` takes the place of every root's, or of the one that it is the file of. */
  private async audit(
    standings: Standings,
    policy: { readonly content: Uint8Array; readonly of?: vscode.Uri } | undefined,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    const { cancelled } = await this.services.auditor.audit({
      progress: { report: ({ message }) => progress.report({ ...(message !== undefined && { message }) }) },
      isCancelled: () => token.isCancellationRequested,
      trial: {
        policyHost({ host, root }: PolicyTree) {
          const isMeant = policy && (!policy.of || vscode.Uri.joinPath(policy.of, "..").path === root.path);
          return isMeant ? withPolicy(host, root.path, policy.content) : host;
        },
        document: (document) => standings.document(document),
      },
    });
    return !cancelled;
  }

  /** Nothing is compared with a policy that cannot be understood; its first error is shown. */
  private async isSound(document: vscode.TextDocument): Promise<boolean> {
    const [problem] = readPolicyFile(document.getText(), this.services.analyzer.knowledge()).problems;
    if (!problem) return true;
    await vscode.window.showTextDocument(document, { selection: toRange(document, problem) });
    void vscode.window.showErrorMessage(
      vscode.l10n.t("{0} cannot be tried: {1}", pathOf(document.uri), problem.message),
    );
    return false;
  }
}

let trial: PolicyTrial | undefined;

/** *Try Policy Change…*; see `PolicyTrial`. `given` is the policy's URI. */
export function tryPolicyChange(services: Services, given?: string): Promise<TriedPolicy | undefined> {
  trial ??= new PolicyTrial(services);
  return trial.run(given);
}

async function policyToTry(given: string | undefined): Promise<vscode.TextDocument | undefined> {
  if (given !== undefined) return vscode.workspace.openTextDocument(vscode.Uri.parse(given));
  const active = vscode.window.activeTextEditor?.document;
  if (active && (isPolicyFile(active.uri) || active.languageId === "yaml")) return active;
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Try which policy?"),
      openLabel: vscode.l10n.t("Try"),
      filters: { [vscode.l10n.t("Policies")]: ["yaml", "yml"] },
    })) ?? [];
  return picked && vscode.workspace.openTextDocument(picked);
}

/** What is on disk; undefined where the file is not there yet. */
async function savedText(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
