import type { Format } from "../format.js";
import { readRegularYaml } from "../rows/inRegularForm.js";
import { readCondaItems } from "./condaItems.js";

/** conda-lock's unified lockfile. https://conda.github.io/conda-lock/output/ */
export const condaLock: Format = {
  id: "conda/lock",
  title: "conda-lock.yml",
  files: ["conda-lock.{yml,yaml}", "*.conda-lock.{yml,yaml}", "*conda-lock.{yml,yaml}"],
  ecosystems: ["conda", "pypi"],
  generated: true,
  extract: ({ text }) => readRegularYaml(text, "'", readCondaItems),
};
