import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const tables = ["dependencies", "dev-dependencies", "dev_dependencies"] as const;

/** Gleam's `gleam.toml`. https://gleam.run/writing-gleam/gleam-toml/ */
export const gleamManifest: Format = {
  id: "hex/gleam",
  title: "Gleam gleam.toml",
  files: ["gleam.toml"],
  ecosystems: ["hex"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = tables.flatMap((scope) =>
      entriesOf(get(root, scope))
        .filter(({ key }) => key.value !== "")
        .map((entry) => {
          const version = scalar(entry.value) ?? scalar(get(entry.value, "version")) ?? scalar(get(entry.value, "ref"));
          const place = urlIdentifier(scalar(get(entry.value, "git")));
          return declared("hex", entry.key, version, { entry, scope, identifiers: [place] });
        }),
    );
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};
