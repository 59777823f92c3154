/** One option: what follows it, if anything, and what it does. Parsing, help and "did you mean" come from this table. */
export interface Option {
  /** The word for its value in the help: `FILE`. Absent: it takes none. */
  readonly value?: string;
  readonly short?: string;
  readonly multiple?: boolean;
  readonly says: string;
}

export const options = {
  policy: {
    value: "FILE",
    says: "use this policy alone, instead of the .sanctionlint.yaml files and the sanctionLint.policy setting of the workspace",
  },
  "org-policy": {
    value: "FILE",
    says: "a policy above everything in the tree; also SANCTIONLINT_ORG_POLICY",
  },
  exclude: { value: "GLOB", multiple: true, says: "leave these files out; they are counted; may be repeated" },
  "as-of": { value: "YYYY-MM-DD", says: "judge as on that day; default: the policy's asOf, else today" },
  "changed-since": {
    value: "REV",
    says: "only what was added or changed since this revision; its policy judges, and the change's own may only tighten it",
  },
  "accept-policy": { says: "with --changed-since: the change's own policy judges, its new waivers included" },
  baseline: {
    value: "FILE",
    says: "only what a saved result (--format json) does not have; what could not be read counts where the file changed",
  },
  "files-from": { value: "FILE", says: "the paths to audit, one a line or ended by NUL; - is standard input" },
  stdin: { value: "NAME", says: "audit standard input as a file of this name, an SBOM for instance" },
  rev: { value: "REV", says: "audit this revision of the repository instead of the files" },
  tag: { value: "TAG", says: "audit this tag, as on the day it was made: was it listed when we shipped?" },
  suppose: { value: "PARTY", multiple: true, says: "judge as though this party were listed today; may be repeated" },
  format: { value: "FORMAT", says: "the form of what is printed; default text" },
  output: { value: "FILE", short: "o", says: "write the report there; progress stays on standard error" },
  report: { value: "NAME=FILE", multiple: true, says: "write a report of that form there, besides; may be repeated" },
  "sarif-profile": {
    value: "PROFILE",
    says: "github (without waived findings, the most severe 5,000) or full (with suppressions and fixes); default github",
  },
  "cyclonedx-version": { value: "VERSION", says: "1.6 or 1.7; default 1.6" },
  "fail-on": {
    value: "LEVEL",
    says: "error, warning, information or never: the severity that gives exit code 1; default error",
  },
  severity: {
    value: "LEVEL",
    says: "show findings of this severity and above: error, warning, information or hint; the others are counted",
  },
  "max-warnings": { value: "N", says: "more warnings than these give exit code 1 too" },
  quiet: { says: "show the table of parties and the summary alone" },
  "show-waived": { says: "show waived findings, which are counted otherwise" },
  "max-file-size": {
    value: "SIZE",
    says: "name larger files instead of reading them; bytes, or with k, m, g; default 64m",
  },
  "list-files": { says: "name every file that was left out" },
  "skip-unknown": { says: "a named file that no format reads does not fail the run" },
  "allow-empty": { says: "reading nothing at all does not fail the run" },
  "allow-incomplete": { says: "what could not be read is reported and does not fail the run" },
  party: { value: "PARTY", says: "only what is found of this party" },
  "dry-run": { says: "write nothing; print a unified diff" },
  unsafe: { says: "also what needs changes of code, or a decision about a board" },
  decision: { value: "WORD", says: "accepted, rejected, waived, or another word" },
  about: { value: "WHAT", says: "what it is about: a party, a purl, a part, a finding's fingerprint, a waiver's id" },
  reason: { value: "TEXT", says: "why" },
  result: { value: "FILE", says: "the saved result of an audit that it rests on" },
  head: { value: "HASH", says: "a hash that was kept elsewhere; a line must have it" },
  maker: { value: "NAME", says: "the maker of the parts that are asked about" },
  template: { value: "NAME", says: "what to start from" },
  host: { value: "HOST", multiple: true, says: "a host of yours, or one you have decided to use; may be repeated" },
  approver: { value: "NAME", says: "who decides on exceptions" },
  list: {
    value: "FILE",
    multiple: true,
    says: "against this file alone: a CSV of id and name, or an official list's own file; may be repeated",
  },
  lists: {
    value: "PATH",
    says: "look names up in imported lists too: cache, or a file that lists import wrote; default: the policy's officialLists",
  },
  knowledge: {
    value: "PATH",
    says: "judge by imported knowledge: cache, or a file; default: the policy's knowledge, else what the program came with",
  },
  accept: { says: "take lists that have lost more than a tenth of their rows, and what is of an older day" },
  here: { says: "audit the working folder by the lists as they were and as they are, and say what changes" },
  from: { value: "KEY=ADDRESS", multiple: true, says: "fetch a list from a mirror; may be repeated" },
  timeout: { value: "SECONDS", says: "give up when nothing comes for so long; default 60" },
  country: { value: "CC", says: "the country of the names, as DE: a second sign beside a full name" },
  color: { says: "colours, whatever the terminal; FORCE_COLOR is respected too" },
  "no-color": { says: "no colours; NO_COLOR is respected too" },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** What every command that audits takes: which files, under which policy, and what counts as a failure to read. */
export const scopeOptions = [
  "policy",
  "org-policy",
  "lists",
  "knowledge",
  "exclude",
  "max-file-size",
  "list-files",
  "skip-unknown",
  "allow-empty",
  "allow-incomplete",
] as const satisfies readonly OptionName[];

export const colorOptions = ["color", "no-color"] as const satisfies readonly OptionName[];
