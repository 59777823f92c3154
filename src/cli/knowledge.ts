import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { knowledgeFile, knowledgeFrom } from "../core/screening/shipped.js";

/** The program is not installed as it was packed. */
export class InstallationError extends Error {}

/** What is known, from the file beside the bundle. Throws an InstallationError with one sentence when it cannot be used. */
export async function readKnowledge(): Promise<Knowledge> {
  const file = path.join(__dirname, knowledgeFile);
  const text = await readFile(file, "utf8").catch(() => undefined);
  const { knowledge, problem } = knowledgeFrom(text, file);
  if (!knowledge) throw new InstallationError(problem);
  return knowledge;
}
