import type { Format } from "../format.js";
import { readRegularYaml } from "../rows/inRegularForm.js";
import { readCondaItems } from "./condaItems.js";

/** Pixi's `pixi.lock`, all versions. https://pixi.sh/latest/workspace/lockfile/ */
export const condaPixiLock: Format = {
  id: "conda/pixi-lock",
  title: "Pixi pixi.lock",
  files: ["pixi.lock", "*pixi*.lock"],
  ecosystems: ["conda", "pypi"],
  generated: true,
  extract: ({ text }) => readRegularYaml(text, "'", readCondaItems),
};
