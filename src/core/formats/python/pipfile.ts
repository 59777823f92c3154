import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, itemsOf, scalar } from "../../syntax/tree.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromNamedConstraint } from "./namedConstraint.js";

/** Tables that hold settings; every other one is a category of packages. */
const settings = new Set(["source", "sources", "requires", "scripts", "pipenv", "pipfile"]);

/** Pipenv's `Pipfile`. https://pipenv.pypa.io/en/latest/pipfile.html */
export const pypiPipfile: Format = {
  id: "pypi/pipfile",
  title: "Pipenv Pipfile",
  files: ["Pipfile", "Pipfile?", "*.Pipfile", "*.toml"],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) => /pipfile.?$/i.test(uri) || /^\[(?:dev-)?packages\]/m.test(text),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = entriesOf(root).flatMap(({ key, value }) => {
      if (key.value === "source") {
        return itemsOf(value).flatMap((item) => sourceComponent(scalar(get(item, "url")), item, "source") ?? []);
      }
      if (settings.has(key.value)) return [];
      return entriesOf(value)
        .filter((entry) => entry.key.value !== "")
        .flatMap((entry) => fromNamedConstraint(entry, key.value));
    });
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};
