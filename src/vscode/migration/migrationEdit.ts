import * as vscode from "vscode";
import type { MadeFix } from "../../core/audit/fixing.js";
import type { MigrationPlan, PlannedFile } from "../../core/audit/migrationPlan.js";
import type { Edit } from "../../core/model.js";
import { positionsOf, toRange } from "../convert.js";

/** All changes of a plan, each with what it does, and how many they are. */
export interface MigrationEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly count: number;
}

/**
 * A plan for VS Code's refactor preview, grouped by what is to be thought about. Drop-ins come ticked, all else unticked. VS Code shows the
 * preview only when something is to be confirmed: where there are drop-ins alone, they are.
 */
export function migrationEdit({ files }: MigrationPlan, uriOf: (path: string) => vscode.Uri): MigrationEdit {
  const edit = new vscode.WorkspaceEdit();
  const all = files.flatMap((file) => changesOf(file).map((change) => ({ file, ...change })));
  const someUnsure = all.some(({ fixes }) => !isSure(fixes));
  for (const { file, edit: one, fixes } of all) {
    const uri = uriOf(file.path);
    const metadata = metadataOf(fixes, someUnsure);
    if (file.creates) {
      edit.createFile(uri, { contents: new TextEncoder().encode(one.newText) }, metadata);
    } else edit.replace(uri, toRange(positionsOf(file.source), one), one.newText, metadata);
  }
  return { edit, count: all.length };
}

/** Each edit once, with all that it does: two entries of one file may be mended by the same. */
function changesOf({ made }: PlannedFile): readonly { readonly edit: Edit; readonly fixes: readonly MadeFix[] }[] {
  const changes = new Map<string, { readonly edit: Edit; readonly fixes: MadeFix[] }>();
  for (const one of made) {
    for (const edit of one.fix.edits) {
      const key = `${edit.start} ${edit.end} ${edit.newText}`;
      const known = changes.get(key);
      if (known) known.fixes.push(one);
      else changes.set(key, { edit, fixes: [one] });
    }
  }
  return [...changes.values()];
}

function isSure(fixes: readonly MadeFix[]): boolean {
  return fixes.every(({ fix }) => fix.grade === "drop-in");
}

function metadataOf(fixes: readonly MadeFix[], someUnsure: boolean): vscode.WorkspaceEditEntryMetadata {
  const sure = isSure(fixes);
  return {
    needsConfirmation: !sure || !someUnsure,
    label: sure
      ? vscode.l10n.t("Drop-ins: the same from elsewhere")
      : vscode.l10n.t("To be thought about: code or a board changes with it"),
    description: fixes.map(({ fix }) => fix.title).join("; "),
    iconPath: new vscode.ThemeIcon(sure ? "check" : "question"),
  };
}
