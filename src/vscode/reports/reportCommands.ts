import * as vscode from "vscode";
import type { ReportName } from "../../core/report/reportFormats.js";
import type { Exporters } from "../bundles/bundles.js";
import type { Services } from "../services.js";
import { auditReport, reportedFolder, withReportProgress, type ReportBytes } from "./auditReport.js";
import { placeLink } from "./reportPlaces.js";

/** A page of more bytes than this is for a browser: an editor's panel would take very long over it. */
const mostBytesShown = 16 * 1024 * 1024;

/** *Show Audit Report*: the workspace audited now, as the page that the command line writes with `--format html`. */
export async function showReport(services: Services): Promise<void> {
  const about = await reportedFolder();
  const loaded = about && (await services.bundles.exporters());
  if (!loaded) return;
  const report = await withReportProgress((wishes) =>
    auditReport(services, loaded, "html", { ...wishes, ...about, placeLink }),
  );
  if (!report) return;
  const { bytes, roots } = report;
  const size = sizeOf(bytes);
  if (size > mostBytesShown) {
    const megabytes = (size / 1024 / 1024).toFixed(0);
    const exporting = vscode.l10n.t("Export…");
    const words = vscode.l10n.t("The report has {0} MB, too much for a page here.", megabytes);
    const picked = await vscode.window.showInformationMessage(words, exporting);
    if (picked === exporting) await exportReport(services, "html");
    return;
  }
  services.reportView.show(new TextDecoder().decode(joined(bytes)), roots);
}

interface FormItem extends vscode.QuickPickItem {
  readonly form: ReportName;
}

/**
 * *Export Audit Report…*: asks for a form and a file, audits and writes. `form` and `target` answer for whoever calls. Returns where it
 * was written.
 */
export async function exportReport(
  services: Services,
  form?: unknown,
  target?: unknown,
): Promise<vscode.Uri | undefined> {
  const about = await reportedFolder();
  const loaded = about && (await services.bundles.exporters());
  if (!loaded) return undefined;
  const name = namesOf(loaded).find((one) => one === form) ?? (await pickForm(loaded));
  if (name === undefined) return undefined;
  const to = target instanceof vscode.Uri ? target : await askWhere(loaded, name);
  if (!to) return undefined;
  const report = await withReportProgress((wishes) => auditReport(services, loaded, name, { ...wishes, ...about }));
  return report && (await write(report.bytes, to));
}

function namesOf({ reportFormats }: Exporters): readonly ReportName[] {
  return Object.keys(reportFormats) as readonly ReportName[];
}

async function pickForm(loaded: Exporters): Promise<ReportName | undefined> {
  const items = namesOf(loaded).map((form): FormItem => {
    const { says, use, extension } = loaded.reportFormats[form];
    return { form, label: form, description: `.${extension} · ${says}`, detail: use };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Export Audit Report"),
    placeHolder: vscode.l10n.t("In which form?"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.form;
}

function askWhere({ reportFormats }: Exporters, name: ReportName): Thenable<vscode.Uri | undefined> {
  const { extension, says } = reportFormats[name];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // Dialogs know the last part of an ending alone.
  const ending = extension.slice(extension.lastIndexOf(".") + 1);
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Audit Report"),
    saveLabel: vscode.l10n.t("Export"),
    filters: { [says]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `sanctionlint-audit.${extension}`) }),
  });
}

async function write(bytes: ReportBytes, to: vscode.Uri): Promise<vscode.Uri | undefined> {
  try {
    await vscode.workspace.fs.writeFile(to, joined(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const words = vscode.l10n.t("The report could not be written to {0}: {1}", to.path, why);
    void vscode.window.showErrorMessage(words);
    return undefined;
  }
  const opening = vscode.l10n.t("Open");
  const words = vscode.l10n.t("The report is in {0}.", vscode.workspace.asRelativePath(to));
  void vscode.window.showInformationMessage(words, opening).then((picked) => {
    if (picked === opening) void vscode.commands.executeCommand("vscode.open", to);
  });
  return to;
}

function sizeOf(bytes: ReportBytes): number {
  return bytes.reduce((sum, { length }) => sum + length, 0);
}

function joined(bytes: ReportBytes): Uint8Array {
  const whole = new Uint8Array(sizeOf(bytes));
  let at = 0;
  for (const piece of bytes) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
