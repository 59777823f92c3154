import * as vscode from "vscode";
import type { MadeFix } from "../../core/audit/fixing.js";
import type { MigrationPlan, PlannedFile } from "../../core/audit/migrationPlan.js";
import type { Edit } from "../../core/model.js";
import { applyEdits } from "../../core/text/edit.js";
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

interface Change {
  readonly edit: Edit;
  readonly fixes: readonly MadeFix[];
}

/** Each edit once, with all that it does: two entries of one file may be mended by the same. */
function changesOf({ made, source }: PlannedFile): readonly Change[] {
  const changes = new Map<string, { readonly edit: Edit; readonly fixes: MadeFix[] }>();
  for (const one of made) {
    // What does the very same is chosen with it; what shares a part of it keeps the parts apart.
    const others = made.map(({ fix }) => fix.edits).filter((edits) => !sameEdits(edits, one.fix.edits));
    for (const edit of chosenTogether(one.fix.edits, others.flat(), source.text)) {
      const key = `${edit.start} ${edit.end} ${edit.newText}`;
      const known = changes.get(key);
      if (known) known.fixes.push(one);
      else changes.set(key, { edit, fixes: [one] });
    }
  }
  return [...changes.values()];
}

/** Characters between the first and the last of the edits that are one thing: a name and its version, on a line or a few. */
const reach = 400;

/** Name and version of one declaration are one edit, so that nobody ticks half of it. Edits far apart, or around others, stay apart. */
function chosenTogether(edits: readonly Edit[], others: readonly Edit[], text: string): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last || first === last || last.end - first.start > reach) return edits;
  const { start } = first;
  const { end } = last;
  const isBetween = others.some((other) => other.start <= end && start <= other.end);
  if (isBetween) return edits;
  const within = sorted.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return [{ start, end, newText: applyEdits(text.slice(start, end), within) }];
}

function sameEdits(some: readonly Edit[], others: readonly Edit[]): boolean {
  const keys = (edits: readonly Edit[]): string =>
    edits
      .map(({ start, end, newText }) => `${start} ${end} ${newText}`)
      .sort()
      .join("\n");
  return keys(some) === keys(others);
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
