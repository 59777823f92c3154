import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { get, getEach, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeMember, removeYamlEntry } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";

/** dep's `Gopkg.toml`. https://golang.github.io/dep/docs/Gopkg.toml.html */
export const depManifest: Format = {
  id: "golang/dep-manifest",
  title: "dep Gopkg.toml",
  files: ["Gopkg.toml"],
  ecosystems: ["golang"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = ["constraint", "override"].flatMap((section) =>
      getEach(root, section).flatMap((list) =>
        itemsOf(list).flatMap((item) => fromItem(item, ["name"], ["version", "branch", "revision"], section, "direct")),
      ),
    );
    const required = itemsOf(get(root, "required")).flatMap((item) => {
      const name = scalar(item);
      return name && name.value !== ""
        ? [declared("golang", name, undefined, { entry: name.outer, scope: "required" })]
        : [];
    });
    return { components: [...required, ...components].sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "required" ? removeMember(text, entry) : removeTomlEntry(text, entry),
};

/** dep's `Gopkg.lock`. https://golang.github.io/dep/docs/Gopkg.lock.html */
export const depLock: Format = {
  id: "golang/dep-lock",
  title: "dep Gopkg.lock",
  files: ["Gopkg.lock"],
  ecosystems: ["golang"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = getEach(root, "projects").flatMap((list) =>
      itemsOf(list).flatMap((item) =>
        fromItem(item, ["name"], ["version", "revision", "branch"], "projects", "transitive"),
      ),
    );
    return { components, problems };
  },
};

/** Glide's `glide.yaml`. https://github.com/Masterminds/glide/blob/master/docs/glide.yaml.md */
export const glideManifest: Format = {
  id: "golang/glide-manifest",
  title: "Glide glide.yaml",
  files: ["glide.yaml"],
  ecosystems: ["golang"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    return { components: fromSections(root, ["import", "testImport", "devImport"], "direct"), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** Glide's `glide.lock`. https://github.com/Masterminds/glide/blob/master/docs/glide.lock.md */
export const glideLock: Format = {
  id: "golang/glide-lock",
  title: "Glide glide.lock",
  files: ["glide.lock"],
  ecosystems: ["golang"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readYaml(text);
    return { components: fromSections(root, ["imports", "testImports", "devImports"], "transitive"), problems };
  },
};

/** godep's `Godeps.json`. https://github.com/tools/godep#file-format */
export const godeps: Format = {
  id: "golang/godeps",
  title: "godep Godeps.json",
  files: ["Godeps.json"],
  ecosystems: ["golang"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components = itemsOf(get(root, "Deps")).flatMap((item) =>
      fromItem(item, ["ImportPath"], ["Comment", "Rev"], "Deps", "transitive"),
    );
    return { components, problems };
  },
};

/** govendor's `vendor/vendor.json`. https://github.com/kardianos/vendor-spec */
export const govendor: Format = {
  id: "golang/govendor",
  title: "govendor vendor.json",
  files: ["vendor/vendor.json"],
  ecosystems: ["golang"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components = itemsOf(get(root, "package")).flatMap((item) =>
      fromItem(item, ["path"], ["versionExact", "version", "revision"], "package", "transitive"),
    );
    return { components, problems };
  },
};

function fromSections(root: TreeNode | undefined, sections: readonly string[], relation: Relation): Component[] {
  const versions = relation === "direct" ? ["version"] : ["version", "ref"];
  return sections
    .flatMap((section) =>
      itemsOf(get(root, section)).flatMap((item) => fromItem(item, ["package", "name"], versions, section, relation)),
    )
    .sort((a, b) => a.entry.start - b.entry.start);
}

type Relation = "direct" | "transitive";

/**
 * A module by the first of its keys that is there. Where it is fetched from elsewhere (`source`, `repo`, `origin`), the module there is what is
 * used, and the other only told of, as with `replace` of `go.mod`.
 */
function fromItem(
  item: TreeNode,
  names: readonly string[],
  versions: readonly string[],
  scope: string,
  relation: Relation,
): Component[] {
  const first = (keys: readonly string[]): ReturnType<typeof scalar> =>
    keys.map((key) => scalar(get(item, key))).find((value) => value !== undefined && value.value !== "");
  const name = first(names);
  if (!name) return [];
  const place = first(["source", "repo", "origin"]);
  const origin = place && !/^[a-z+]+:\/\/|@/.test(place.value) ? undefined : urlIdentifier(place);
  const declaration = { entry: item, scope, relation };
  const used = place && modulePlace(place, origin !== undefined);
  // A copy that another module has vendored is the same still.
  const isSame =
    used &&
    (name.value === used.value || name.value.startsWith(`${used.value}/`) || used.value.endsWith(`/${name.value}`));
  if (!used || isSame) return [declared("golang", name, first(versions), { ...declaration, identifiers: [origin] })];
  return [
    declared("golang", name, first(versions), { ...declaration, mention: true }),
    declared("golang", used, first(versions), { ...declaration, identifiers: [origin] }),
  ];
}

/** The module that a place is: an import path, or the repository of a URL. */
function modulePlace(place: Written, isUrl: boolean): Written | undefined {
  if (isUrl) return readGitRepository(place)?.place;
  return /^[\w.-]+\.[a-z]+\//.test(place.value) ? place : undefined;
}
