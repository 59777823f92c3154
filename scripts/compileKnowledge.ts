// Compiles `data/` to the file that ships beside the program. Run by the build and, in memory, by the tests.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { knowledgeFile, type ShippedTables } from "../src/core/screening/shipped.js";
import { checkAll } from "./knowledge/checks/index.js";
import { readColumnHeaders } from "./knowledge/columnHeaders.js";
import { compile } from "./knowledge/compile.js";
import { formatProblem } from "./knowledge/place.js";
import { readData, type Data } from "./knowledge/read.js";
import { readWordTables } from "./knowledge/wordTables.js";
import { asciiJson, writePack } from "./knowledge/writePack.js";

const root = path.join(__dirname, "..");

/** The compiled text of `data/`; throws with the problems when a file does not keep to its shape. */
export function compileKnowledge(): string {
  return compile(soundData());
}

/** The bytes of the file that ships, for a compiled text. */
export function shippedFile(compiled: string): Uint8Array {
  const tables: ShippedTables = { names: readWordTables(), columns: readColumnHeaders() };
  return writePack(`${compiled}\n${asciiJson(tables)}`);
}

function soundData(): Data {
  const { data, problems } = readData(path.join(root, "data"));
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return data;
}

if (require.main === module) {
  const data = soundData();
  const problems = checkAll(data);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  const target = path.join(root, "dist", knowledgeFile);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, shippedFile(compile(data)));
}
