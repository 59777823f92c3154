import { differenceOf } from "./auditRows.js";
import type { AuditedFile, WorkspaceAudit } from "./workspaceAudit.js";

/** What the tree shows in the place of the live audit, until someone goes back: a question, not the state of the workspace. */
export interface AuditFrame {
  /** Said above the rows and in the status bar: "if Unitree were listed", "on 2019-05-20", "in service/". */
  readonly title: string;
  readonly audit: WorkspaceAudit;
  /** Findings that the real audit does not have; all of them where a folder is looked at. */
  readonly files: readonly AuditedFile[];
  /** Findings that only the real audit has. */
  readonly gone: readonly AuditedFile[];
}

/** The frame of a supposition or of another day: only what differs from the real audit. */
export function differenceFrame(title: string, audit: WorkspaceAudit, real: WorkspaceAudit): AuditFrame {
  return { title, audit, files: differenceOf(audit.files, real.files), gone: differenceOf(real.files, audit.files) };
}

/** The frame of a folder. */
export function folderFrame(title: string, audit: WorkspaceAudit): AuditFrame {
  return { title, audit, files: audit.files, gone: [] };
}

/** Theme's colour of what is only supposed. */
export const frameColour = "charts.purple";
