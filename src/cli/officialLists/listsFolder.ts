import os from "node:os";
import path from "node:path";
import { knowledgeFile } from "../../core/screening/shipped.js";
import { snapshotFile } from "../../core/screening/official/snapshot.js";

/** Names the folder in which imported lists are kept, where it is another than the user's cache. */
const folderVariable = "SANCTIONLINT_CACHE";

/** The folder in which imported lists are kept: the user's cache. */
function listsFolder(): string {
  const own = process.env[folderVariable];
  if (own) return own;
  if (process.platform === "win32") return path.join(process.env.LOCALAPPDATA ?? os.homedir(), "sanctionlint");
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches", "sanctionlint");
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "sanctionlint");
}

/** The file in which imported knowledge is kept. */
export function cachedKnowledge(): string {
  return path.join(listsFolder(), knowledgeFile);
}

/** The file in which imported lists are kept. */
export function cachedSnapshot(): string {
  return path.join(listsFolder(), snapshotFile);
}
