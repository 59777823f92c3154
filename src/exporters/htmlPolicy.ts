import type { Audit } from "../core/audit/result.js";
import { decisionOf } from "../core/report/findingLines.js";
import { inWords } from "../core/report/inWords.js";
import type { PolicyFacts, ReportContext } from "../core/report/reporter.js";
import { waiverStateWords } from "../core/report/waiversText.js";
import { describeWaiver } from "../core/policy/waivers.js";
import type { FindingRow } from "./findingRow.js";
import { placeText, severityWord } from "./htmlFindings.js";
import { code, table, text } from "./htmlParts.js";

/** The policy in force, what is wrong with it, and every waiver with its state. */
export function policyHtml(
  audit: Audit,
  { roots, waivers }: PolicyFacts,
  notices: readonly FindingRow[],
  link: ReportContext["placeLink"],
): string {
  const layers = roots.flatMap((root) => root.layers);
  const keys = roots.flatMap((root) => root.keys).filter(({ key }) => !key.startsWith("waivers."));
  const refused = roots.flatMap((root) => root.refused);
  return (
    (layers.length === 0
      ? "<p>No policy is in force at the root: the defaults hold. Lists that block dealings, sales or imports make errors, procurement and export lists warnings, securities lists information.</p>\n"
      : `<p>Layers, the upper first: ${layers.map(({ file, level }) => `${code(file)} (${text(level)})`).join(", ")}.</p>\n`) +
    (keys.length > 0
      ? table(
          "In force at the root",
          ["Key", "Says", "Decided by"],
          keys.map(({ key, value, file, line }) => [code(key), text(inWords(value)), code(`${file}:${line}`)]),
        )
      : "") +
    (refused.length > 0
      ? table(
          "Refused",
          ["Where", "Why"],
          refused.map(({ file, line, message }) => [code(`${file}:${line}`), text(message)]),
        )
      : "") +
    (notices.length > 0
      ? table(
          "Notices",
          ["Severity", "Where", "What"],
          notices.map((row) => [severityWord(row.severity), placeText(row, link), text(row.message)]),
        )
      : "") +
    (waivers.length > 0
      ? table(
          "Waivers",
          ["State", "What", "Decision", "Where"],
          waivers.map((row) => [
            waiverStateWords[row.state],
            text(describeWaiver({ ...row, id: undefined })),
            `${text(decisionOf(row))}<br><span class="small">${text(row.reason)}</span>`,
            code(`${row.file}:${row.line}`),
          ]),
        ) +
        (audit.waiversUsed === undefined
          ? "<p>Part of a tree was audited, so unused waivers cannot be determined.</p>\n"
          : "")
      : "<p>No waivers.</p>\n")
  );
}
