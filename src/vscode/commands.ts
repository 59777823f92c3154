import * as vscode from "vscode";
import { componentsReadWords, placesNotReadWords } from "./countedWords.js";
import type { RuleId } from "../core/model.js";
import { toRange } from "./convert.js";
import type { Services } from "./services.js";
import { copyTextCommand } from "./editor/codeActions.js";
import { openDeclaration, openDeclarationCommand } from "./editor/openDeclaration.js";
import { newPolicy, revealCommand, revealWaiver } from "./policy/waiverWriter.js";
import { policyFileNames } from "../core/audit/policyFiles.js";
import { auditFolder, auditWorkspace, judgeAsOf, showAudit, supposeListed } from "./audit/auditCommands.js";
import { showMoreCommand } from "./audit/auditItems.js";
import {
  copyFinding,
  filterAudit,
  findingNamed,
  fixFinding,
  groupAudit,
  partyNamed,
  type Named,
} from "./audit/treeCommands.js";
import { copyEvidence, explainFinding, waiveFinding } from "./evidence.js";
import { pickParty } from "./pickParty.js";
import { openExample } from "./openExample.js";
import { migrateParty } from "./migration/migrateParty.js";
import { exportReport, showReport } from "./reports/reportCommands.js";
import { openPlace, openPlaceCommand } from "./reports/reportPlaces.js";
import { screenName } from "./screenName.js";
import { placeAt } from "./placeAt.js";
import { rulePage } from "./convert.js";

/**
 * Registers every command; each waits for the services, or shows the sentence about why there is none. Those that only links and
 * the tree use are registered here and not contributed to the palette.
 */
export function registerCommands(starting: Promise<Services | string>): vscode.Disposable {
  const register = (name: string, run: (services: Services, ...args: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`sanctionLint.${name}`, async (...args: never[]) => {
      const services = await starting;
      return typeof services === "string" ? void vscode.window.showErrorMessage(services) : run(services, ...args);
    });
  return vscode.Disposable.from(
    register("auditWorkspace", (services, token?: unknown) =>
      auditWorkspace(services, isToken(token) ? token : undefined),
    ),
    register("auditCurrentFile", auditCurrentFile),
    register("openPolicyFile", openPolicyFile),
    register("tryPolicyChange", async (services, policy?: unknown) =>
      (await services.bundles.trial())?.tryPolicyChange(services, typeof policy === "string" ? policy : undefined),
    ),
    register("openExample", openExample),
    register("showParty", (services, of?: Named) => showParty(services, partyNamed(of))),
    register("screenName", (services, name?: unknown) =>
      screenName(services, typeof name === "string" ? name : undefined),
    ),
    register("importLists", async (services, ...given: unknown[]) =>
      (await services.bundles.lists())?.importLists(services, ...given),
    ),
    register("updateLists", async (services, ...given: unknown[]) =>
      (await services.bundles.lists())?.updateLists(services, ...given),
    ),
    register("supposeListed", (services, id?: Named) =>
      supposeListed(services, typeof id === "string" ? id : undefined),
    ),
    register("judgeAsOf", (services, day?: unknown) => judgeAsOf(services, typeof day === "string" ? day : undefined)),
    register("auditFolder", (services, folder?: vscode.Uri) => auditFolder(services, folder)),
    register("filterAudit", filterAudit),
    register("clearFilter", (services) => filterAudit(services, "")),
    register("groupByParty", groupAudit("party")),
    register("groupByList", groupAudit("list")),
    register("groupByFile", groupAudit("file")),
    register("groupBySeverity", groupAudit("severity")),
    register("copyFinding", copyFinding),
    register("fixFinding", fixFinding),
    register("leaveQuestion", showAudit),
    register("copyEvidenceCard", (services, of?: Named, fingerprint?: string) =>
      copyEvidence(services, ...findingNamed(of, fingerprint)),
    ),
    register("waiveFinding", (services, of?: Named, fingerprint?: string) =>
      waiveFinding(services, ...findingNamed(of, fingerprint)),
    ),
    register("explainFinding", (services, of?: Named, fingerprint?: string) =>
      explainFinding(services, ...findingNamed(of, fingerprint)),
    ),
    register("showBomAudit", showBom),
    register("useSecondSource", ({ bomView }, start: number, title: string) => bomView.use(start, title)),
    register("showAudit", showAudit),
    register("migrateParty", (services, of?: Named, how?: unknown) => migrateParty(services, partyNamed(of), how)),
    register("showReport", showReport),
    vscode.commands.registerCommand(openPlaceCommand, async (...place: unknown[]) => {
      const services = await starting;
      if (typeof services !== "string") await openPlace(services.reportView.roots, ...place);
    }),
    register("exportReport", exportReport),
    register("clearAudit", ({ tree, live, auditStatus }) => {
      live.clear();
      tree.showLive();
      auditStatus.frame(undefined);
    }),
    register(showMoreCommand.replace("sanctionLint.", ""), ({ tree }, of: string) => tree.showMore(of)),
    register("openRule", ({ findings }, rule: RuleId) =>
      vscode.commands.executeCommand("markdown.showPreview", rulePage(findings.pages, rule)),
    ),
    vscode.commands.registerCommand(revealCommand, revealWaiver),
    vscode.commands.registerCommand(copyTextCommand, (text: string) => vscode.env.clipboard.writeText(text)),
    vscode.commands.registerCommand(openDeclarationCommand, openDeclaration),
  );
}

/** Menus and links hand over what they are on; only a token is of use here. */
function isToken(value: unknown): value is vscode.CancellationToken {
  return typeof value === "object" && value !== null && "onCancellationRequested" in value;
}

/** Judges the active document now and shows where its first finding is, or says that there is none. */
async function auditCurrentFile({ session }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  if (!session.isSupported(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t("SanctionLint does not read files of this kind."));
    return;
  }
  const analysis = await session.analyzeNow(editor.document);
  const open = (analysis?.findings ?? []).filter(({ waiver }) => !waiver);
  const [first] = open;
  if (!analysis || !first) {
    const components = analysis?.components.length ?? 0;
    const problems = analysis?.problems.length ?? 0;
    void vscode.window.showInformationMessage(
      problems > 0
        ? vscode.l10n.t("{0}, nothing found; {1}.", componentsReadWords(components), placesNotReadWords(problems))
        : vscode.l10n.t("{0}, nothing found.", componentsReadWords(components)),
    );
    return;
  }
  const range = toRange(editor.document, first.span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** Opens the policy file in force for the active document; offers to make one when there is none. */
async function openPolicyFile({ policies }: Services): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const beside = active ?? (root && vscode.Uri.joinPath(root, "any"));
  const inForce = beside && (await policies.policyFor(beside));
  if (inForce?.file) {
    await vscode.window.showTextDocument(inForce.file);
    return;
  }
  const folder = (beside && (await policies.rootOf(beside))) ?? root;
  if (!folder) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: the policy file lives in its root."));
    return;
  }
  // The file is opened unsaved: nothing is written until the user saves it.
  const uri = vscode.Uri.joinPath(folder, policyFileNames[0]);
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: "untitled" }));
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === "") await editor.insertSnippet(new vscode.SnippetString(policySnippet));
}

const policySnippet = `${newPolicy}# What the team does: a list that bites one of these is an error, one that touches none is information.
activities: [\${1:us-sales}]$0
`;

async function showParty(services: Services, given?: string): Promise<void> {
  const id = given ?? partyAtCursor(services) ?? (await pickParty(services, vscode.l10n.t("Show which party?")));
  if (id !== undefined) await services.partyView.show(id);
}

/** The party of the finding under the cursor, so that the command needs no question there. */
function partyAtCursor({ session }: Services): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const pointer = new vscode.Range(editor.selection.active, editor.selection.active);
  return session
    .judgedOf(editor.document)
    ?.analysis.findings.find((finding) => placeAt(editor.document, finding, pointer))?.match.party.id;
}

async function showBom({ session, bomView }: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !session.isSupported(document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a bill of materials first."));
    return;
  }
  await bomView.show(document);
}
