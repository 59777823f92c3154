import * as vscode from "vscode";
import type { LinkPlace } from "../../core/audit/linkPlaces.js";
import type { AuditedDocument } from "../../core/audit/result.js";
import { isFileList, listedFileAt } from "../../core/documents/fileList.js";
import type { Finding, Span } from "../../core/model.js";
import { LineIndex } from "../../core/text/lineIndex.js";
import type { Elsewhere } from "../convert.js";
import type { AuditedFile } from "./workspaceAudit.js";

/** A document of an audit as the editor shows it, where it has something to show. A finding on files is shown at the first of them. */
export function auditedFiles(
  { path, source, analysis, linked }: AuditedDocument,
  uriOf: (path: string) => vscode.Uri,
): readonly AuditedFile[] {
  const { findings, problems, limits } = analysis;
  if (findings.length + problems.length + limits.length === 0) return [];
  const root = path.endsWith(source.uri) ? path.slice(0, path.length - source.uri.length) : `${path}/`;
  const linkOf = ({ uri, line, column }: LinkPlace): Elsewhere => ({
    location: new vscode.Location(uriOf(root + uri), new vscode.Position(line - 1, column - 1)),
    isLink: true,
  });
  const linksOf = (finding: Finding): readonly Elsewhere[] => linked?.get(finding)?.places.map(linkOf) ?? [];
  if (!isFileList(source.uri)) {
    const elsewhere = linked && new Map([...linked.keys()].map((finding) => [finding, linksOf(finding)]));
    return [{ uri: uriOf(path), source, analysis, elsewhere, linked }];
  }
  const lines = new LineIndex(source.text);
  const uriAt = ({ start }: Span): vscode.Uri => uriOf(root + listedFileAt(lines, start));
  return findings.map((finding) => {
    const others = finding.places.slice(1).map((place) => ({
      location: new vscode.Location(uriAt(place), new vscode.Position(0, 0)),
      isLink: false,
    }));
    const elsewhere = new Map([[finding, [...others, ...linksOf(finding)]]]);
    return { uri: uriAt(finding.span), source, analysis: { ...analysis, findings: [finding] }, elsewhere, linked };
  });
}
