import * as vscode from "vscode";

/** Languages for files that VS Code leaves as plain text. Another extension that brings a language for them wins, since it acted first. */
const languages: readonly { readonly id: string; readonly names: RegExp }[] = [
  { id: "sanctionlint-devicetree", names: /\.(?:dts|dtsi|dtso|overlay)$/i },
];

/** Gives Devicetree sources their colours where nobody else does. */
export function keepLanguages(): vscode.Disposable {
  for (const document of vscode.workspace.textDocuments) keep(document);
  return vscode.workspace.onDidOpenTextDocument(keep);
}

function keep(document: vscode.TextDocument): void {
  if (document.languageId !== "plaintext") return;
  const language = languages.find(({ names }) => names.test(document.uri.path));
  if (language) void vscode.languages.setTextDocumentLanguage(document, language.id);
}
