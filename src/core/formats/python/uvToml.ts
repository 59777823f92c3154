import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import type { Format } from "../format.js";
import type { Gathered } from "./requirementList.js";
import { gatherUv } from "./uvTable.js";

/** uv's `uv.toml`. https://docs.astral.sh/uv/concepts/configuration-files/ */
export const pypiUvToml: Format = {
  id: "pypi/uv-toml",
  title: "uv uv.toml",
  files: ["uv.toml"],
  ecosystems: ["pypi"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const into: Gathered = { components: [], problems: [...problems] };
    gatherUv(text, root, "", into);
    into.components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return into;
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};
