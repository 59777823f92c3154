import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { hereLines } from "../../core/report/officialLists.js";
import { policyChange, Standings } from "../../core/report/policyChange.js";
import type { Services } from "../services.js";
import { Cancelled, type Task } from "./task.js";

/** What other lists, or other knowledge, change in the workspace. */
export interface ChangesHere {
  readonly appear: number;
  readonly vanish: number;
  readonly lines: readonly string[];
}

/** Audits the workspace by what was known and by what is known now; undefined where no folder is open. */
export async function changesHere(
  { auditor }: Services,
  before: Knowledge,
  after: Knowledge,
  task: Task,
  use: string,
): Promise<ChangesHere | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) return undefined;
  task.tell(vscode.l10n.t("looking for what changes here"));
  const audited = async (knowledge: Knowledge): Promise<Standings> => {
    const standings = new Standings();
    const { cancelled } = await auditor.audit({
      isCancelled: () => task.token.isCancellationRequested,
      trial: { knowledge, document: (document) => standings.document(document) },
    });
    if (cancelled) throw new Cancelled();
    return standings;
  };
  const { appear, vanish } = policyChange(await audited(before), await audited(after));
  return { appear: appear.length, vanish: vanish.length, lines: hereLines({ appear, vanish }, Infinity, use) };
}
