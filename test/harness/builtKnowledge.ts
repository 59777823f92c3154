import { readFileSync } from "node:fs";
import path from "node:path";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { knowledgeFile, knowledgeFrom } from "../../src/core/screening/shipped.js";
import { projectRoot } from "./cli.js";

/** What the program knows, from the file that the build wrote. Throws where there is none. */
export function builtKnowledge(): Knowledge {
  const file = path.join(projectRoot, "dist", knowledgeFile);
  const { knowledge, problem } = knowledgeFrom(readFileSync(file), file);
  if (!knowledge) throw new Error(problem);
  return knowledge;
}
