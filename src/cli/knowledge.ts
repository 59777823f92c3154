import { readFile } from "node:fs/promises";
import path from "node:path";
import { inflateSync } from "node:zlib";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Part } from "../core/blacklist/pack.js";
import { damaged, knowledgeFile, knowledgeFrom } from "../core/screening/shipped.js";

/** The program is not installed as it was packed. */
export class InstallationError extends Error {}

/** What is known, from the file beside the bundle. Throws an InstallationError with one sentence when it cannot be used. */
export async function readKnowledge(): Promise<Knowledge> {
  const file = path.join(__dirname, knowledgeFile);
  const bytes = await readFile(file).catch(() => undefined);
  const { knowledge, problem } = knowledgeFrom(bytes, file, (part) => {
    try {
      return inflate(part);
    } catch {
      throw new InstallationError(damaged(file));
    }
  });
  if (!knowledge) throw new InstallationError(problem);
  return knowledge;
}

/** The text of a part of the file, by what Node.js has: several times as fast as a script. */
export function inflate({ deflated, length }: Part): string {
  return inflateSync(deflated, { maxOutputLength: Math.max(length, 1), chunkSize: Math.max(length, 64) }).toString(
    "latin1",
  );
}
