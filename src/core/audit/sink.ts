import type { FileRecord } from "./fileRecord.js";
import type { AuditedDocument, PolicyNotice } from "./result.js";

/** Takes the documents of an audit one by one, in the order of the walk; nothing else keeps them. */
export interface AuditSink {
  /** Called first, and only where there are any: errors of policies, which decide how to take all that follows. */
  broken?(errors: readonly PolicyNotice[]): void | Promise<void>;
  document(document: AuditedDocument): void | Promise<void>;
  /** Takes what became of each file that was read, for `AuditRequest.recordOf` of a later audit. */
  file?(path: string, record: FileRecord): void;
}
