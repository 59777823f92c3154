import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, getPath, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromNamedConstraint } from "./namedConstraint.js";
import { fromPixi } from "./pixi.js";
import { gatherRequirements, type Gathered } from "./requirementList.js";
import { gatherUv } from "./uvTable.js";

/**
 * `pyproject.toml`: the project's own tables (https://packaging.python.org/specifications/pyproject-toml/), dependency groups
 * (https://packaging.python.org/specifications/dependency-groups/) and those of Poetry, PDM, uv, Pixi, Hatch and Flit.
 */
export const pypiPyproject: Format = {
  id: "pypi/pyproject",
  title: "Python pyproject.toml",
  files: ["pyproject.toml", "*pyproject*.toml", "*.toml"],
  ecosystems: ["pypi", "conda"],
  recognizes: ({ uri, text }) => /pyproject[^/]*$/i.test(uri) || ownTable.test(text),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const into: Gathered = { components: [], problems: [...problems] };
    gatherRequirements(text, getPath(root, "build-system", "requires"), "build-system.requires", into);
    const project = get(root, "project");
    gatherRequirements(text, get(project, "dependencies"), "dependencies", into);
    gatherGroups(text, get(project, "optional-dependencies"), "optional-dependencies", into);
    gatherGroups(text, get(root, "dependency-groups"), "dependency-groups", into);
    const tool = get(root, "tool");
    gatherPoetry(get(tool, "poetry"), into);
    gatherGroups(text, getPath(tool, "pdm", "dev-dependencies"), "tool.pdm.dev-dependencies", into);
    gatherSources(getPath(tool, "pdm", "source"), "tool.pdm.source", into);
    gatherHatch(text, get(tool, "hatch"), into);
    gatherFlit(text, getPath(tool, "flit", "metadata"), into);
    gatherUv(text, get(tool, "uv"), "tool.uv", into);
    into.components.push(...fromPixi(get(tool, "pixi"), "tool.pixi."));
    into.components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    into.problems.sort((a, b) => a.start - b.start);
    return into;
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

const ownTable =
  /^\[(?:build-system|project|dependency-groups|tool\.(?:poetry|pdm|uv|hatch|flit|pixi))(?:\.[^\]\n]{1,80})?\]/m;

function gatherGroups(text: string, groups: TreeNode | undefined, scope: string, into: Gathered): void {
  for (const { key, value } of entriesOf(groups)) gatherRequirements(text, value, `${scope}.${key.value}`, into);
}

function gatherPoetry(poetry: TreeNode | undefined, into: Gathered): void {
  gatherNamed(get(poetry, "dependencies"), "tool.poetry.dependencies", into);
  gatherNamed(get(poetry, "dev-dependencies"), "tool.poetry.dev-dependencies", into);
  for (const { key, value } of entriesOf(get(poetry, "group"))) {
    gatherNamed(get(value, "dependencies"), `tool.poetry.group.${key.value}.dependencies`, into);
  }
  for (const entry of entriesOf(get(poetry, "extras"))) {
    // Lists name what is declared above; a constraint declares.
    if (entry.value?.type === "scalar") into.components.push(...fromNamedConstraint(entry, "tool.poetry.extras"));
  }
  gatherNamed(get(poetry, "requires-plugins"), "tool.poetry.requires-plugins", into);
  gatherSources(get(poetry, "source"), "tool.poetry.source", into);
}

/** `python` in these tables is the interpreter's version. */
function gatherNamed(table: TreeNode | undefined, scope: string, into: Gathered): void {
  for (const entry of entriesOf(table)) {
    if (entry.key.value.toLowerCase() !== "python" && entry.key.value !== "") {
      into.components.push(...fromNamedConstraint(entry, scope));
    }
  }
}

function gatherSources(sources: TreeNode | undefined, scope: string, into: Gathered): void {
  for (const item of itemsOf(sources)) {
    const component = sourceComponent(scalar(get(item, "url")), item, scope);
    if (component) into.components.push(component);
  }
}

/** https://hatch.pypa.io/latest/config/environment/overview/, https://hatch.pypa.io/latest/config/build/ */
function gatherHatch(text: string, hatch: TreeNode | undefined, into: Gathered): void {
  for (const { key, value } of entriesOf(get(hatch, "envs"))) {
    for (const list of ["dependencies", "extra-dependencies"]) {
      gatherRequirements(text, get(value, list), `tool.hatch.envs.${key.value}.${list}`, into);
    }
  }
  const build = get(hatch, "build");
  gatherRequirements(text, get(build, "dependencies"), "tool.hatch.build.dependencies", into);
  for (const { key, value } of entriesOf(getPath(hatch, "metadata", "hooks"))) {
    const scope = `tool.hatch.metadata.hooks.${key.value}.dependencies`;
    gatherRequirements(text, get(value, "dependencies"), scope, into);
  }
  for (const kind of ["targets", "hooks"]) {
    for (const { key, value } of entriesOf(get(build, kind))) {
      gatherRequirements(text, get(value, "dependencies"), `tool.hatch.build.${kind}.${key.value}.dependencies`, into);
    }
  }
}

/** https://flit.pypa.io/en/stable/pyproject_toml.html#old-style-metadata */
function gatherFlit(text: string, metadata: TreeNode | undefined, into: Gathered): void {
  gatherRequirements(text, get(metadata, "requires"), "tool.flit.metadata.requires", into);
  gatherRequirements(text, get(metadata, "dev-requires"), "tool.flit.metadata.dev-requires", into);
  gatherGroups(text, get(metadata, "requires-extra"), "tool.flit.metadata.requires-extra", into);
}
