import * as vscode from "vscode";

/** Opens a place that a shown report names; the arguments are its path, line and column. */
export const openPlaceCommand = "sanctionLint.openReportPlace";

/** The address of a place in a shown report. Lines and columns from 1, columns in UTF-16 units. */
export function placeLink(path: string, line: number, column: number): string {
  return `command:${openPlaceCommand}?${encodeURIComponent(JSON.stringify([path, line, column]))}`;
}

/**
 * Opens a place beside the report. Paths are those of the report: below the first root, or after the name of another root. A file that
 * has gone since is reported by VS Code itself.
 */
export async function openPlace(roots: readonly vscode.Uri[], ...place: readonly unknown[]): Promise<void> {
  const [path, line, column] = place;
  const [first] = roots;
  if (!first || typeof path !== "string" || typeof line !== "number" || typeof column !== "number") return;
  const other = roots.slice(1).find((root) => path.startsWith(`${nameOf(root)}/`));
  const uri = other ? vscode.Uri.joinPath(other, path.slice(nameOf(other).length)) : vscode.Uri.joinPath(first, path);
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(at, at),
    viewColumn: vscode.ViewColumn.Beside,
  };
  await vscode.commands.executeCommand("vscode.open", uri, options);
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
