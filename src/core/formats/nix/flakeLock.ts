import type { Component, Identifier } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, getPath, scalar, textAt, type TreeNode } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** The locked inputs of a Nix flake. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake.html#lock-files */
export const nixFlakeLock: Format = {
  id: "nix/flake-lock",
  title: "Nix flake.lock",
  files: ["flake.lock", "*flake.lock"],
  ecosystems: ["generic"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readJson(text);
    const rootName = textAt(root, "root") ?? "root";
    const nodes = get(root, "nodes");
    const direct = new Set(
      entriesOf(getPath(nodes, rootName, "inputs")).map(({ key, value }) => scalar(value)?.value ?? key.value),
    );
    const components = entriesOf(nodes).flatMap(({ key, value, start, end }): Component[] => {
      const locked = get(value, "locked");
      if (!locked || key.value === "" || key.value === rootName) return [];
      const relation = direct.has(key.value) ? "direct" : "transitive";
      const version = scalar(get(locked, "rev"));
      const place = placeOf(locked);
      return [
        declared("generic", key, version, { entry: { start, end }, scope: "nodes", relation, identifiers: [place] }),
      ];
    });
    return { components, problems };
  },
};

const forges = new Map([
  ["github", "https://github.com"],
  ["gitlab", "https://gitlab.com"],
  ["sourcehut", "https://git.sr.ht"],
]);

/** A URL as it stands, or a repository of a forge, whose place is underlined at the repository's name. */
function placeOf(locked: TreeNode): Identifier | undefined {
  const url = urlIdentifier(scalar(get(locked, "url")));
  if (url) return url;
  const forge = forges.get(textAt(locked, "type") ?? "");
  const host = textAt(locked, "host");
  const repository = scalar(get(locked, "repo"));
  const owner = textAt(locked, "owner");
  if (!forge || !repository || !owner) return undefined;
  const value = `${host ? `https://${host}` : forge}/${owner}/${repository.value}`;
  return { scheme: "url", value, start: repository.start, end: repository.end };
}
