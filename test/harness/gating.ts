import { auditSince, type SinceRequest } from "../../src/core/audit/auditSince.js";
import type { ComparisonAccount } from "../../src/core/audit/comparisonAccount.js";
import { defaultMaxFileSize } from "../../src/core/audit/limits.js";
import type { Audit, AuditedDocument } from "../../src/core/audit/result.js";
import { memoryHost, type MemoryFile } from "./memoryHost.js";
import { smallKnowledge } from "./smallKnowledge.js";

/** The files of a made-up tree, by their paths below `/w`; an absolute path stands outside of it. */
export type Files = Readonly<Record<string, MemoryFile>>;

/** What an audit of a change told, in short. */
export interface Gated {
  readonly audit: Audit;
  readonly documents: readonly AuditedDocument[];
  /** `path line severity name` of each finding that is new, with `waived` in place of the severity of one that is. */
  readonly found: readonly string[];
  readonly unread: readonly string[];
  readonly notices: readonly string[];
  readonly comparison: ComparisonAccount;
  readonly leftOut: readonly string[];
}

const knowledge = smallKnowledge();

/** Audits what a change makes of the tree `/w`, which was `before` and is `after`. */
export async function gate(before: Files, after: Files, more: Partial<SinceRequest> = {}): Promise<Gated> {
  const now = memoryHost(placed(after));
  const earlier = memoryHost(placed(before));
  const base: SinceRequest["base"] = {
    ...earlier,
    label: "main (1a2b3c4d)",
    commit: "1a2b3c4d",
    holds: async (path, bytes) => sameText(await earlier.read(path), bytes),
  };
  const show = (path: string): string => (path.startsWith("/w/") ? path.slice(3) : path);
  const documents: AuditedDocument[] = [];
  const audit = await auditSince(
    now,
    {
      base,
      top: "/w",
      outside: now,
      sourcesOf: () => ({}),
      acceptsPolicy: false,
      paths: ["/w"],
      knowledge,
      today: "2026-08-22",
      maxFileSize: defaultMaxFileSize,
      show,
      ...more,
    },
    { document: (document) => void documents.push(document) },
  );
  if (!audit.comparison) throw new Error("an audit of a change has a comparison");
  return {
    audit,
    documents,
    found: documents.flatMap(({ file, source, analysis }) =>
      analysis.findings.map(({ span, severity, waiver, component }) => {
        const line = source.text.slice(0, span.start).split("\n").length;
        return `${file} ${line} ${waiver ? "waived" : severity} ${component.name}`;
      }),
    ),
    unread: audit.account.unread.map(({ file, reason }) => `${file}: ${reason}`),
    notices: audit.notices.map(({ file, severity, message }) => `${file}: ${severity} ${message}`),
    comparison: audit.comparison,
    leftOut: audit.account.leftOut.map(({ rule, files, folders }) => `${rule} ${files} ${folders}`),
  };
}

function placed(files: Files): Record<string, MemoryFile> {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.startsWith("/") ? path : `/w/${path}`, file]),
  );
}

/** As git compares a work tree with a commit: line ends do not count. */
function sameText(a: Uint8Array, b: Uint8Array): boolean {
  const plain = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  return plain(a) === plain(b);
}
