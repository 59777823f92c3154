import type { Component } from "../../model.js";
import { get, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Helm `Chart.yaml` and its lock file. https://helm.sh/docs/topics/charts/ */
export const helmChart: Format = chartFormat(
  "helm/chart",
  "Helm Chart.yaml",
  ["Chart.{yaml,yml}", "Chart*.{yaml,yml}"],
  false,
);
export const helmChartLock: Format = chartFormat("helm/chart-lock", "Helm Chart.lock", ["Chart.lock"], true);

/** Helm 2's `requirements.yaml` and its lock file. https://v2.helm.sh/docs/charts/#chart-dependencies */
export const helmRequirements: Format = chartFormat(
  "helm/requirements",
  "Helm requirements.yaml",
  ["requirements.yaml"],
  false,
);
export const helmRequirementsLock: Format = chartFormat(
  "helm/requirements-lock",
  "Helm requirements.lock",
  ["requirements.lock"],
  true,
);

function chartFormat(id: string, title: string, files: readonly string[], isLock: boolean): Format {
  return {
    id,
    title,
    files,
    ecosystems: ["helm"],
    recognizes: ({ text, uri }) =>
      isLock || id === "helm/requirements"
        ? /^[ \t]*dependencies[ \t]*:/m.test(text)
        : /^[ \t]*[\w-]+[ \t]*:/m.test(text) && uri !== "",
    extract({ text }) {
      const { root, problems } = readYaml(text);
      const components = itemsOf(get(root, "dependencies")).flatMap((item) => fromDependency(item, isLock));
      return { components, problems };
    },
    ...(isLock
      ? { generated: true }
      : { remove: (source, component) => removeYamlEntry(source.text, component.entry) }),
  };
}

function fromDependency(item: TreeNode, isLock: boolean): Component[] {
  const name = scalar(get(item, "name"));
  if (!name || name.value === "") return [];
  const version = scalar(get(item, "version"));
  const repository = scalar(get(item, "repository"));
  const relation = isLock ? "transitive" : "direct";
  return [
    declared("helm", name, version?.value === "" ? undefined : version, {
      entry: item,
      scope: "dependencies",
      relation,
      identifiers: [urlIdentifier(repository)],
    }),
  ];
}
