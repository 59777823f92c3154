import { audit } from "../../src/core/audit/audit.js";
import type { Host } from "../../src/core/audit/host.js";
import { defaultMaxFileSize } from "../../src/core/audit/limits.js";
import { Policies, type PolicySources } from "../../src/core/audit/policies.js";
import type { AuditRequest } from "../../src/core/audit/request.js";
import type { AuditSink } from "../../src/core/audit/sink.js";
import type { Audit, AuditedDocument } from "../../src/core/audit/result.js";
import { smallKnowledge } from "./smallKnowledge.js";

/** What an audit told, in short. */
export interface Audited {
  readonly audit: Audit;
  readonly documents: readonly AuditedDocument[];
  /** `path name` of each open finding, in order. */
  readonly found: readonly string[];
  /** `path: reason` of what was not read. */
  readonly unread: readonly string[];
  /** `path: rule message` of what there is to say of policies. */
  readonly notices: readonly string[];
}

const knowledge = smallKnowledge();

/** Audits `paths` over a host by small knowledge. Paths are told below `/w`. */
export async function auditOver(
  host: Host,
  {
    paths = ["/w"],
    sources = {},
    sink,
    ...more
  }: Partial<AuditRequest> & { readonly sources?: PolicySources; readonly sink?: Partial<AuditSink> } = {},
): Promise<Audited> {
  const documents: AuditedDocument[] = [];
  const show = (path: string): string => (path.startsWith("/w/") ? path.slice(3) : path);
  const result = await audit(
    host,
    {
      paths,
      knowledge,
      today: "2026-08-22",
      maxFileSize: defaultMaxFileSize,
      policiesOf: ({ path }) => new Policies(host, knowledge, path, sources, show),
      show,
      ...more,
    },
    {
      ...sink,
      document: (document) => {
        documents.push(document);
        return sink?.document?.(document);
      },
    },
  );
  return {
    audit: result,
    documents,
    found: documents.flatMap(({ file, analysis }) =>
      analysis.findings.filter(({ waiver }) => !waiver).map(({ component }) => `${file} ${component.name}`),
    ),
    unread: result.account.unread.map(({ file, reason }) => `${file}: ${reason}`),
    notices: result.notices.map(({ file, rule, message }) => `${file}: ${rule} ${message}`),
  };
}

/** A package.json with a listed package. */
export const listedManifest = `${JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "6.12.0" } }, undefined, 2)}\n`;

/** A package.json with nothing listed. */
export const cleanManifest = `${JSON.stringify({ dependencies: { "left-pad": "1.3.0" } }, undefined, 2)}\n`;
