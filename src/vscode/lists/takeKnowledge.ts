import * as vscode from "vscode";
import { broughtKnowledge, olderThan } from "../../core/screening/brought.js";
import { knowledgeFile } from "../bundles/lent.js";
import type { Services } from "../services.js";
import { changesHere } from "./changesHere.js";
import type { Incoming } from "./incoming.js";
import { isAccepted, type Taken } from "./taken.js";
import type { Task } from "./task.js";

/** Takes a file of knowledge into the storage, once it is held to its format, hash and day. */
export async function takeKnowledge(
  services: Services,
  { bytes, from }: Incoming,
  accepted: boolean,
  task: Task,
): Promise<Taken> {
  const { lists } = services;
  task.tell(vscode.l10n.t("reading {0}", from));
  const brought = await task.run(broughtKnowledge(bytes));
  const refused = (reason: string): Taken => ({ said: [], lines: [], notTaken: [{ from, reason }] });
  if (typeof brought === "string") return refused(brought);
  const older = accepted ? undefined : olderThan(lists.shipped, brought);
  if (
    older !== undefined &&
    !(await isAccepted(vscode.l10n.t("This knowledge is older than the extension's own."), [older]))
  )
    return refused(older);
  const here = await changesHere(services, lists.shipped, brought, task, "knowledge: cache");
  await lists.keep(knowledgeFile, bytes, services.policies);
  return {
    said: [
      vscode.l10n.t("Imported: knowledge {0}.", brought.version),
      ...(here ? [vscode.l10n.t("Here: {0} more, {1} fewer findings by it.", here.appear, here.vanish)] : []),
      ...(lists.known.hash === brought.hash
        ? []
        : [vscode.l10n.t("It is judged by when the policy says knowledge: cache.")]),
    ],
    lines: [`knowledge ${brought.version}, hash ${brought.hash}`, ...(here ? ["", ...here.lines] : [])],
    notTaken: [],
  };
}
