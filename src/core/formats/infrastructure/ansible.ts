import type { Component, Span } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, textAt, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/** Ansible roles and collections. https://docs.ansible.com/ansible/latest/galaxy/user_guide.html */
export const ansibleRequirements: Format = {
  id: "ansible/requirements",
  title: "Ansible requirements.yml",
  files: [
    "requirements.{yml,yaml}",
    "*requirements*.{yml,yaml}",
    "galaxy-requirements*.{yml,yaml}",
    "collections*.{yml,yaml}",
    "roles.{yml,yaml}",
  ],
  ecosystems: ["ansible", "github"],
  recognizes: ({ text }) =>
    /^(?:roles|collections)[ \t]*:|^-[ \t]*(?:src|name|role|include|["']?[\w-]+\.[\w-]+)/m.test(text) &&
    // The charts that Helm's file of the same name lists.
    !/^dependencies[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const roles = root?.type === "list" ? root : get(root, "roles");
    const components = [
      ...itemsOf(roles).flatMap((item) => fromItem(item, "roles")),
      ...itemsOf(get(root, "collections")).flatMap((item) => fromItem(item, "collections")),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** An Ansible collection's metadata. https://docs.ansible.com/ansible/latest/dev_guide/collections_galaxy_meta.html */
export const ansibleGalaxy: Format = {
  id: "ansible/galaxy",
  title: "Ansible galaxy.yml",
  files: ["galaxy.{yml,yaml}"],
  ecosystems: ["ansible", "github"],
  recognizes: ({ text }) => /^namespace[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    return { components: entriesOf(get(root, "dependencies")).flatMap(fromDependency), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromDependency(entry: MapEntry): Component[] {
  return fromReference(entry.key, scalar(entry.value), undefined, entry, "dependencies");
}

/** `owner.name`, `{ name, version, source }`, `{ src, version }`. */
function fromItem(item: TreeNode, scope: string): Component[] {
  if (item.type === "scalar") {
    // The older form of roles: `src,version,name`; of collections `name:version`.
    const cut = item.value.search(scope === "roles" ? /,/ : /:(?!\/\/)/);
    if (cut < 0 || /^(?:git|ssh|https?)[@:+]/.test(item.value))
      return fromReference(item, undefined, undefined, item.outer, scope);
    const version = /^[^,]*/.exec(item.value.slice(cut + 1))?.[0] ?? "";
    const own = version === "" ? undefined : partOf(item, cut + 1, cut + 1 + version.length);
    return fromReference(partOf(item, 0, cut), own, undefined, item.outer, scope);
  }
  const source = scalar(get(item, "source"));
  const name = scalar(get(item, "src")) ?? scalar(get(item, "name")) ?? scalar(get(item, "role"));
  const isGit = textAt(item, "type") === "git" || textAt(item, "scm") === "git";
  const isNamed = name && /^[a-z_]\w*\.[a-z_]\w*$/i.test(name.value);
  const reference = isGit && source && !isNamed && !scalar(get(item, "src")) ? source : name;
  return reference ? fromReference(reference, scalar(get(item, "version")), source, item, scope) : [];
}

function fromReference(
  reference: Written,
  version: Written | undefined,
  source: Written | undefined,
  entry: Span,
  scope: string,
): Component[] {
  if (reference.value === "" || reference.value.includes("{{")) return [];
  const prefix = /^git\+/.exec(reference.value)?.[0].length ?? 0;
  const written = partOf(reference, prefix);
  const comma = written.value.indexOf(",");
  const url = comma < 0 ? written : partOf(written, 0, comma);
  // `url,version,name`: the name that it has here is not part of the version.
  const last = comma < 0 ? -1 : written.value.indexOf(",", comma + 1);
  const listed = comma < 0 ? undefined : partOf(written, comma + 1, last < 0 ? written.value.length : last);
  const named = version ?? listed;
  const known = named?.value === "" ? undefined : named;
  if (/\.(?:tar\.gz|tgz|zip)$/.test(url.value)) {
    const place = sourceComponent(url, entry, scope);
    return place ? [place] : [];
  }
  const git = readGitRepository(url);
  if (git) return [gitComponent(git, known, { entry, scope })];
  if (!/^[A-Za-z][\w.-]*$/.test(reference.value)) return [];
  return [declared("ansible", reference, known, { entry, scope, identifiers: [urlIdentifier(source)] })];
}
