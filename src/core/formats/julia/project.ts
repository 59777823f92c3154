import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar, type ScalarNode } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

const tables = ["deps", "weakdeps", "extras"] as const;

/** Julia's `Project.toml`. https://pkgdocs.julialang.org/v1/toml-files/ */
export const juliaProject: Format = {
  id: "julia/project",
  title: "Julia Project.toml",
  files: ["Project.toml", "JuliaProject.toml", "*Project.toml"],
  ecosystems: ["julia"],
  recognizes: ({ text }) => /^\s*\[(?:deps|compat|extras|weakdeps)\]/m.test(text),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const compat = new Map(
      entriesOf(get(root, "compat")).flatMap(({ key, value }): [string, ScalarNode][] => {
        const version = scalar(value);
        return version ? [[key.value, version]] : [];
      }),
    );
    const components = tables.flatMap((scope) =>
      entriesOf(get(root, scope))
        .filter(({ key }) => key.value !== "")
        .map((entry) => declared("julia", entry.key, compat.get(entry.key.value), { entry, scope })),
    );
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};
