// Checks `data/`: prints what is wrong as file:line: message, and fails when something is.
import path from "node:path";
import { checkAll } from "./knowledge/checks/index.js";
import { formatProblem, type DataProblem } from "./knowledge/place.js";
import { readData, type Overlay } from "./knowledge/read.js";

/** Everything wrong with `data/`. */
export function checkData(overlay?: Overlay): readonly DataProblem[] {
  const { data, problems } = readData(path.join(__dirname, "..", "data"), overlay);
  return problems.length > 0 ? problems : checkAll(data);
}

if (require.main === module) {
  const problems = checkData();
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
