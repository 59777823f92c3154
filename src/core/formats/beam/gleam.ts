import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, itemsOf, scalar } from "../../syntax/tree.js";
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

/** Gleam's lockfile `manifest.toml`. https://gleam.run/writing-gleam/command-line-reference/ */
export const gleamLock: Format = {
  id: "hex/gleam-lock",
  title: "Gleam manifest.toml",
  files: ["manifest.toml"],
  ecosystems: ["hex"],
  generated: true,
  recognizes: ({ text }) => /^packages\s*=\s*\[/m.test(text),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const required = new Set(entriesOf(get(root, "requirements")).map(({ key }) => key.value));
    const packages = itemsOf(get(root, "packages"));
    const dependents = new Map<string, string[]>();
    for (const item of packages) {
      const name = scalar(get(item, "name"))?.value ?? "";
      if (name === "") continue;
      for (const requirement of itemsOf(get(item, "requirements"))) {
        const required = scalar(requirement)?.value ?? "";
        const known = dependents.get(required);
        if (known) known.push(name);
        else dependents.set(required, [name]);
      }
    }
    const components = packages.flatMap((item): Component[] => {
      const name = scalar(get(item, "name"));
      if (!name || name.value === "" || scalar(get(item, "source"))?.value === "local") return [];
      const place = urlIdentifier(scalar(get(item, "repo")));
      const relation = required.has(name.value) ? "direct" : "transitive";
      const via = dependents.get(name.value);
      const version = scalar(get(item, "version"));
      return [declared("hex", name, version, { entry: item, scope: "packages", relation, via, identifiers: [place] })];
    });
    return { components, problems };
  },
};
