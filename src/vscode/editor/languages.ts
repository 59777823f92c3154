import * as vscode from "vscode";
import type { Session } from "./session.js";
import { openDocument } from "../sources.js";

const devicetree = /\.(?:dts|dtsi|dtso|overlay)$/i;
const bomFormat = "hardware/bom-csv";
const bomLanguages = { ",": "sanctionlint-bom-comma", ";": "sanctionlint-bom-semicolon", "\t": "sanctionlint-bom-tab" };

/**
 * Gives Devicetree sources and bills of materials their colours where VS Code left them as plain text. Another extension that
 * brings a language for them wins, since it acted first.
 */
export function keepLanguages(session: Session): vscode.Disposable {
  for (const document of vscode.workspace.textDocuments) keepDevicetree(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(keepDevicetree),
    session.onDidAnalyze((uri) => {
      const document = openDocument(uri);
      if (document && session.judgedOf(document)?.analysis.format === bomFormat) keep(document, bomLanguage(document));
    }),
  );
}

function keepDevicetree(document: vscode.TextDocument): void {
  if (devicetree.test(document.uri.path)) keep(document, "sanctionlint-devicetree");
}

function keep(document: vscode.TextDocument, language: string): void {
  if (document.languageId === "plaintext") void vscode.languages.setTextDocumentLanguage(document, language);
}

/** By the delimiter that the first lines hold most of. */
function bomLanguage(document: vscode.TextDocument): string {
  const head = document.getText(new vscode.Range(0, 0, 8, 0));
  const count = (delimiter: string): number => head.split(delimiter).length;
  const [first = ["", bomLanguages[","]] as const] = Object.entries(bomLanguages).sort(
    ([a], [b]) => count(b) - count(a),
  );
  return first[1];
}
