import type { Awaitable } from "../core/audit/host.js";
import { nameOf } from "../core/audit/paths.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import type { Severity } from "../core/model.js";
import { plural } from "../core/report/count.js";
import { decisionOf } from "../core/report/findingLines.js";
import { PartyTable } from "../core/report/partyTable.js";
import type { Reporter, ReportContext } from "../core/report/reporter.js";
import { sha256Base64 } from "../core/text/hash.js";
import { detached } from "../core/text/detached.js";
import { accountHtml, type AuditedFile } from "./htmlAccount.js";
import { chartsHtml } from "./htmlCharts.js";
import { FindingGroups, placeText } from "./htmlFindings.js";
import { code, section, table, terms, text } from "./htmlParts.js";
import { policyHtml } from "./htmlPolicy.js";
import { htmlStyle } from "./htmlStyle.js";
import { findingRows, noticeRows } from "./findingRow.js";
import { TreePaths } from "./treePaths.js";
import { unreadCount } from "./unreadCount.js";

const parts = [
  ["summary", "Summary"],
  ["read", "What was read, and what was not"],
  ["findings", "Findings by list and party"],
  ["waived", "Waived findings"],
  ["policy", "Policy and waivers"],
  ["lists", "The lists"],
  ["grounds", "What this rests on"],
] as const;

/**
 * One page to file, to print, or to look at in an editor, whose theme it takes. Nothing is loaded and nothing runs: the style is in the
 * page, and a content security policy allows that style alone, by its hash. https://www.w3.org/TR/CSP3/
 */
export class HtmlReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly parties = new PartyTable();
  private readonly groups: FindingGroups;
  private readonly waived: string[][] = [];
  private readonly files: AuditedFile[] = [];

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly context: ReportContext,
  ) {
    this.groups = new FindingGroups(context.placeLink);
  }

  document(document: AuditedDocument): void {
    const { analysis, file, accepted } = document;
    const { findings, problems, limits } = analysis;
    this.files.push({
      file: detached(file),
      format: analysis.format ?? "",
      components: analysis.components.length,
      findings: findings.filter(({ waiver }) => !waiver).length,
      gaps: [...problems, ...limits].map(({ message }) => detached(message)),
      accepted: accepted && `accepted until ${accepted.expires}: ${accepted.reason}`,
    });
    for (const row of findingRows(document, this.paths)) {
      if (!row.about) continue;
      const { waiver, party, component, finding } = row.about;
      if (waiver) {
        const decision = `${text(decisionOf(waiver))}<br><span class="small">${text(waiver.reason)}</span>`;
        this.waived.push(
          [
            text(component),
            placeText(row, this.context.placeLink),
            `${text(party)}<br><span class="small">${text(finding.status.list.short)}</span>`,
            decision,
          ].map(detached),
        );
      } else {
        this.parties.add(finding);
        this.groups.add(row);
      }
    }
  }

  async end(audit: Audit): Promise<void> {
    const { policies } = this.context;
    const facts = await policies(audit);
    await this.write(this.head(audit));
    await this.write(section("summary", parts[0][1], this.summary(audit)));
    await this.write(section("read", parts[1][1], accountHtml(audit, this.files)));
    await this.write(`<section aria-labelledby="findings">\n<h2 id="findings">${parts[2][1]}</h2>\n`);
    if (this.groups.isEmpty) await this.write("<p>No open finding.</p>\n");
    for (const piece of this.groups.html()) await this.write(piece);
    await this.write("</section>\n");
    await this.write(section("waived", parts[3][1], this.waivedHtml()));
    await this.write(
      section("policy", parts[4][1], policyHtml(audit, facts, noticeRows(audit, this.paths), this.context.placeLink)),
    );
    await this.write(section("lists", parts[5][1], this.listsHtml()));
    await this.write(section("grounds", parts[6][1], this.grounds(audit)));
    await this.write(`${signs}</main>\n</body>\n</html>\n`);
  }

  private head(audit: Audit): string {
    const { created } = this.context;
    const name = nameOf(audit.roots[0] ?? "") || "audit";
    const title = `Restricted-party audit of ${name}`;
    const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(htmlStyle)}'; base-uri 'none'; form-action 'none'`;
    const links = parts.map(([id, says]) => `<li><a href="#${id}">${says}</a></li>`).join("");
    return (
      `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n` +
      `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
      `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n` +
      `<title>${text(title)}</title>\n<style>${htmlStyle}</style>\n</head>\n<body>\n<header>\n<h1>${text(title)}</h1>\n` +
      `<p class="soft">Judged for ${audit.asOf}; made ${created.slice(0, 10)}, ${created.slice(11, 19)} UTC, by SanctionLint ${text(this.context.version)}; verdict ${code(audit.verdict.slice(0, 12))}</p>\n` +
      `<nav aria-label="Sections"><ul>${links}</ul></nav>\n</header>\n<main>\n`
    );
  }

  private summary(audit: Audit): string {
    const { counts, account } = audit;
    const rows = this.parties.rows();
    return (
      resultBox(audit) +
      terms([
        ["Read", `${plural(counts.components, "component")} in ${plural(counts.files, "file")}`],
        [
          "Not read",
          unreadCount(audit) === 0
            ? "nothing that should have been"
            : `${plural(unreadCount(audit), "file or place", "files or places")}; see below`,
        ],
        ["Accepted as unread", counts.accepted > 0 ? String(counts.accepted) : undefined],
        ["Waived", counts.waived > 0 ? `${plural(counts.waived, "finding")}; see below` : "nothing"],
        [
          "Left to other files",
          counts.unresolved > 0
            ? `${plural(counts.unresolved, "value")} that the file alone does not determine`
            : undefined,
        ],
        [
          "Declared only",
          account.directOnly.length > 0
            ? `${plural(account.directOnly.length, "manifest")} without a lockfile: what they bring in was not seen`
            : undefined,
        ],
        ["Supposed", audit.supposed && text(`judged as though listed today: ${audit.supposed.join(", ")}`)],
      ]) +
      chartsHtml(audit, rows)
    );
  }

  private waivedHtml(): string {
    if (this.waived.length === 0) return "<p>None.</p>\n";
    return table("", ["Component", "Where", "Party", "Decision"], this.waived);
  }

  private listsHtml(): string {
    const lists = this.groups.lists();
    if (lists.length === 0) return "<p>No list decided an open finding.</p>\n";
    const rows = lists.map(({ title, authority, jurisdiction, forbids, permits, page }) => [
      `${text(title)}<br><span class="small">${text(authority)}, ${text(jurisdiction)}</span>`,
      text(forbids) + (permits === undefined ? "" : `<br><span class="small">${text(permits)}</span>`),
      page === undefined || !/^https?:/.test(page) ? "" : `<a href="${text(page)}" rel="noreferrer">${text(page)}</a>`,
    ]);
    return table("", ["List", "What it forbids, and what it does not", "Official page"], rows);
  }

  private grounds(audit: Audit): string {
    const { knowledge } = this.context;
    return (
      terms([
        ["Judged for", audit.asOf],
        ["Blacklist", `${text(audit.knowledge)}, checked until ${audit.checkedUntil}, SHA-256 ${code(knowledge.hash)}`],
        ["Age of the lists", audit.stale && text(audit.stale)],
        [
          "Policy",
          `${audit.policyLabels.map((label) => code(label)).join(" → ") || "the defaults"}, SHA-256 ${code(audit.policy)}`,
        ],
        ["Verdict", `SHA-256 ${code(audit.verdict)}`],
        ["Program", `SanctionLint ${text(this.context.version)}`],
      ]) +
      `<p>The verdict is a hash over every file that was read, by path and content, every finding, the blacklist, the policy and the day: whoever audits the same files with the same program, policy and day gets the same.</p>\n` +
      `<p>A finding is a lead with evidence, not a legal conclusion. The absence of findings is not a clearance: only the parties, packages and parts that are recorded in the blacklist are known.</p>\n`
    );
  }
}

function resultBox(audit: Audit): string {
  const { counts, incomplete } = audit;
  const found = severityOrder.filter((severity) => counts.findings[severity] > 0);
  const gravest: Severity | undefined = incomplete ? "error" : found[0];
  const said = found
    .map((one) => `<span class="severity ${one}">${countOf(counts.findings[one], one)}</span>`)
    .join(", ");
  const nothing = incomplete ? "Nothing found in what was read" : "Nothing found";
  return (
    `<div class="result ${gravest ?? ""}">\n<p>${said === "" ? nothing : `${said}; ${plural(counts.parties.length, "party", "parties")}`}</p>\n` +
    `<p>${incomplete ? "The audit is <strong>incomplete</strong>: not everything it met could be read or understood." : "The audit is complete: everything it met was read, or left out by a rule that is named below."}</p>\n</div>\n`
  );
}

function countOf(count: number, severity: Severity): string {
  return severity === "information" ? `${count.toLocaleString("en-US")} information` : plural(count, severity);
}

const signs = `<div class="sign"><div>Reviewed by</div><div>Signature</div><div>Date</div></div>\n`;
