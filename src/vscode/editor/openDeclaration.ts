import * as vscode from "vscode";
import type { Declaration } from "../../core/model.js";

/** Shows where a generated file's component is declared; the arguments are the generated file and the declaration. */
export const openDeclarationCommand = "sanctionLint.openDeclaration";

/** Shows the manifest that a generated file comes from, at the component to change; says so when there is none beside it. */
export async function openDeclaration(generated: vscode.Uri, { files, name }: Declaration): Promise<void> {
  const folder = vscode.Uri.joinPath(generated, "..");
  for (const file of files) {
    const uri = await existing(folder, file);
    if (!uri) continue;
    const document = await vscode.workspace.openTextDocument(uri);
    const at = name === undefined ? -1 : document.getText().indexOf(name);
    const place =
      at < 0 ? undefined : new vscode.Range(document.positionAt(at), document.positionAt(at + (name?.length ?? 0)));
    await vscode.window.showTextDocument(document, { ...(place && { selection: place }) });
    return;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      "None of these files lies beside {0}: {1}",
      vscode.workspace.asRelativePath(generated),
      files.join(", "),
    ),
  );
}

/** The file of that name in a folder; `*` stands for any characters of a name. */
async function existing(folder: vscode.Uri, file: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(folder, file);
  const parent = vscode.Uri.joinPath(uri, "..");
  const pattern = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  try {
    const names = (await vscode.workspace.fs.readDirectory(parent)).map(([name]) => name);
    const ending = pattern.startsWith("*") ? pattern.slice(1) : undefined;
    const found = names.sort().find((name) => (ending === undefined ? name === pattern : name.endsWith(ending)));
    return found === undefined ? undefined : vscode.Uri.joinPath(parent, found);
  } catch {
    // A folder that is not there holds no file.
    return undefined;
  }
}
