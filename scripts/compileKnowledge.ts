// Compiles `data/` to the text that the program carries. Run by the build and, in memory, by the tests.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compile } from "./knowledge/compile.js";
import { formatProblem } from "./knowledge/place.js";
import { readData } from "./knowledge/read.js";

const root = path.join(__dirname, "..");

/** The compiled text of `data/`; throws with all problems when a file does not keep to its shape. */
export function compileKnowledge(): string {
  const { data, problems } = readData(path.join(root, "data"));
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return compile(data);
}

if (require.main === module) {
  const target = path.join(root, "dist", "knowledge.txt");
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, compileKnowledge());
}
