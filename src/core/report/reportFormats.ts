/** A form that the result of an audit can take. */
export interface ReportFormat {
  /** What it is, in the help. */
  readonly says: string;
  /** When to take it, in the documentation. */
  readonly use: string;
  readonly mediaType: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
  /** What is kept in memory until the end; undefined where each document is written when it was judged. */
  readonly keeps?: string;
}

/** Every form, in the order of the help: options, help, "did you mean", documentation and an editor's choice follow from it. */
export const reportFormats = {
  text: {
    says: "for a terminal",
    use: "to read it yourself",
    mediaType: "text/plain",
    extension: "txt",
  },
  lines: {
    says: "a line for each finding, as compilers write it",
    use: "for a task in an editor (problem matcher `$sanctionlint`), and for `grep`",
    mediaType: "text/plain",
    extension: "txt",
  },
  json: {
    says: "everything, for programs",
    use: "for scripts of your own: it holds everything that is known",
    mediaType: "application/json",
    extension: "json",
  },
  sarif: {
    says: "SARIF 2.1.0, for code scanning",
    use: "for GitHub code scanning and other viewers of static analysis",
    mediaType: "application/sarif+json",
    extension: "sarif",
    keeps: "in the profile `github` the most severe 5,000 findings",
  },
  cyclonedx: {
    says: "CycloneDX, a bill of materials with the findings",
    use: "for tools that keep bills of materials",
    mediaType: "application/vnd.cyclonedx+json",
    extension: "cdx.json",
    keeps: "each component once, with its places",
  },
  spdx: {
    says: "SPDX 2.3, a bill of materials with the findings",
    use: "where a customer asks for SPDX",
    mediaType: "application/spdx+json",
    extension: "spdx.json",
    keeps: "each component once, with its places",
  },
  html: {
    says: "one page to file or to print",
    use: "for an auditor, a contracting officer, the file",
    mediaType: "text/html",
    extension: "html",
    keeps: "each finding and each file as a row",
  },
  markdown: {
    says: "a comment on a pull request",
    use: "for a pull request or a job summary",
    mediaType: "text/markdown",
    extension: "md",
    keeps: "the most severe 50 findings",
  },
  csv: {
    says: "a row for each finding",
    use: "for a spreadsheet",
    mediaType: "text/csv",
    extension: "csv",
  },
  junit: {
    says: "JUnit XML, for a test view",
    use: "where a CI system shows test results",
    mediaType: "application/xml",
    extension: "xml",
  },
  github: {
    says: "annotations of GitHub Actions",
    use: "in a step of a workflow without code scanning",
    mediaType: "text/plain",
    extension: "txt",
  },
  gitlab: {
    says: "a code quality report of GitLab",
    use: "for the widget and the diff of a merge request",
    mediaType: "application/json",
    extension: "json",
  },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportName = keyof typeof reportFormats;

export const reportNames = Object.keys(reportFormats) as readonly ReportName[];
