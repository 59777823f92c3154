import type { Component, Problem } from "../../model.js";
import { get, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines, removeYamlEntry } from "../../text/removal.js";
import { declared, partOf, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** `name:version[:url]` lines. https://github.com/jenkinsci/plugin-installation-manager-tool#plugin-input-format */
export const jenkinsPluginsText: Format = {
  id: "jenkins/plugins-txt",
  title: "Jenkins plugins.txt",
  files: ["plugins.txt", "*plugins.txt"],
  ecosystems: ["jenkins"],
  recognizes: ({ text }) => /^[ \t]*[A-Za-z][\w.-]*(?::[\w.-]+)?(?::\S+)?[ \t]*(?:#.*)?\r?$/m.test(text.slice(0, 4000)),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      const found = text.indexOf("\n", at);
      const end = found < 0 ? text.length : found;
      const component = fromLine(text, at, end);
      if (component) components.push(component);
      problems.push(...brokenLine(text, at, end));
      at = end + 1;
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

/** The same in YAML: `plugins: [{ artifactId, source: { version, url } }]`. */
export const jenkinsPluginsYaml: Format = {
  id: "jenkins/plugins-yaml",
  title: "Jenkins plugins.yaml",
  files: ["plugins.{yml,yaml}", "*plugins.{yml,yaml}"],
  ecosystems: ["jenkins"],
  recognizes: ({ text }) => /artifactId["']?[ \t]*:/.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    return { components: itemsOf(get(root, "plugins")).flatMap(fromPlugin), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const line = /^[ \t]*([A-Za-z][\w.-]*)(?::([^\s:#]*))?(?::(\S+))?[ \t]*(?:#.*)?\r?$/d;

function fromLine(text: string, start: number, end: number): Component | undefined {
  const groups = line.exec(text.slice(start, Math.min(end, start + 1000)))?.indices;
  const part = (group: number): Written | undefined => {
    const [from, to] = groups?.[group] ?? [0, 0];
    return from < to ? written(text, start + from, start + to) : undefined;
  };
  const name = part(1);
  const version = afterIncrementals(part(2));
  const url = part(3);
  return name && plugin(name, version, url, { start: name.start, end: (url ?? version ?? name).end });
}

/** A line that says neither a plugin nor a comment, and a plugin with a colon and nothing after it. */
function brokenLine(text: string, start: number, end: number): Problem[] {
  const content = text.slice(start, Math.min(end, start + 1000));
  const own = content.trim();
  if (own === "" || own.startsWith("#")) return [];
  const message = !line.test(content)
    ? "this is not name:version"
    : /^[\w.-]+:$/.test(own)
      ? "no version follows the colon"
      : undefined;
  const from = start + content.indexOf(own);
  return message === undefined ? [] : [{ message, start: from, end: from + own.length }];
}

/** `incrementals;group;version` names a build between releases. */
function afterIncrementals(version: Written | undefined): Written | undefined {
  return version && partOf(version, version.value.lastIndexOf(";") + 1);
}

function fromPlugin(item: TreeNode): Component[] {
  const name = scalar(get(item, "artifactId"));
  if (!name || name.value === "") return [];
  const source = get(item, "source");
  return [plugin(name, scalar(get(source, "version")), scalar(get(source, "url")), item)];
}

function plugin(
  name: Written,
  version: Written | undefined,
  url: Written | undefined,
  entry: { start: number; end: number },
): Component {
  return declared("jenkins", name, version, { entry, scope: "plugins", identifiers: [urlIdentifier(url)] });
}
