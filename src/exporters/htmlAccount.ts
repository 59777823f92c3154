import { leftOutRules } from "../core/audit/leftOut.js";
import type { Audit } from "../core/audit/result.js";
import { plural } from "../core/report/count.js";
import { code, table, terms, text } from "./htmlParts.js";

/** What became of one file, or one sheet of a workbook, that was read. */
export interface AuditedFile {
  readonly file: string;
  readonly format: string;
  readonly components: number;
  /** Open ones. */
  readonly findings: number;
  /** What could not be read of it. */
  readonly gaps: readonly string[];
  readonly accepted: string | undefined;
}

/** As many paths of one kind are named. */
const mostPaths = 200;
const mostGaps = 5;

/** What was not read first, then what was left out and by which rule, then every file that was read. */
export function accountHtml({ account, counts }: Audit, files: readonly AuditedFile[]): string {
  const { unread, leftOut, directOnly, notes } = account;
  const gaps = files.filter((file) => file.gaps.length > 0);
  const notRead = [
    ...unread.map(({ file, reason, accepted }) => [
      code(file),
      text(reason) +
        (accepted ? `<br><span class="small">accepted until ${accepted.expires}: ${text(accepted.reason)}</span>` : ""),
    ]),
    ...gaps.map(({ file, gaps: all, accepted }) => [
      code(file),
      `read in part: ${all.slice(0, mostGaps).map(text).join("; ")}${all.length > mostGaps ? ` and ${all.length - mostGaps} more` : ""}` +
        (accepted === undefined ? "" : `<br><span class="small">${text(accepted)}</span>`),
    ]),
  ];
  const left = leftOut.map(({ rule, files: many, folders, paths }) => [
    text(leftOutRules[rule]),
    [many > 0 && plural(many, "file"), folders > 0 && plural(folders, "folder")].filter(Boolean).join(", "),
    named(paths),
  ]);
  return (
    terms([
      ["Read whole", plural(account.read, "file")],
      ["Read in part", account.partly.length > 0 ? plural(account.partly.length, "file") : undefined],
      ["Not read", unread.length > 0 ? plural(unread.length, "file") : undefined],
      ["Components", counts.components.toLocaleString("en-US")],
      ["Without a lockfile", directOnly.length > 0 ? named(directOnly) : undefined],
      ["Note", notes.length > 0 ? notes.map(text).join("<br>") : undefined],
    ]) +
    (notRead.length > 0 ? table("Not read", ["File", "Why"], notRead) : "") +
    (left.length > 0 ? table("Left out", ["Rule", "How much", "Which"], left) : "") +
    (files.length > 0
      ? table(
          "Read",
          ["File", "As", "Components", "Open findings"],
          files.map(({ file, format, components, findings }) => [
            code(file),
            text(format),
            components.toLocaleString("en-US"),
            findings === 0 ? "" : findings.toLocaleString("en-US"),
          ]),
          [2, 3],
        )
      : "")
  );
}

function named(paths: readonly string[]): string {
  const more = paths.length > mostPaths ? ` and ${(paths.length - mostPaths).toLocaleString("en-US")} more` : "";
  return paths.slice(0, mostPaths).map(code).join(", ") + more;
}
