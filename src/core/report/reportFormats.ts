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
  json: {
    says: "everything, for programs",
    use: "for scripts of your own: it holds all that is known",
    mediaType: "application/json",
    extension: "json",
  },
  sarif: {
    says: "SARIF 2.1.0, for code scanning",
    use: "for GitHub code scanning and other viewers of static analysis",
    mediaType: "application/sarif+json",
    extension: "sarif",
    keeps: "in the profile `github` the gravest 5,000 findings",
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
