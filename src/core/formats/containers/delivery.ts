import type { Component } from "../../model.js";
import { get, itemsOf, scalar, textAt, type MapNode, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import type { PlacedMap } from "../../syntax/treeWalk.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { fromImages } from "./kustomizeImages.js";
import { imageComponent } from "../shared/images/image.js";
import { scalarImage } from "../shared/images/yamlImages.js";
import { chart, givenVersion } from "../shared/packages/helmChart.js";

/** What the resources of delivery tools fetch: charts, repositories, packages. `apiVersion` tells whose resource it is. */
export function fromDelivery(text: string, placed: PlacedMap, apiVersion: string): Component[] {
  const { map: node, key } = placed;
  // https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
  if (get(node, "repoURL")) return fromArgo(text, node);
  if (apiVersion.startsWith("argoproj.io/") && key === "kustomize")
    return itemsOf(get(node, "images")).flatMap(fromOverride);
  if (/(?:^|\.)toolkit\.fluxcd\.io\//.test(apiVersion)) return fromFlux(text, placed);
  if (apiVersion.startsWith("pkg.crossplane.io/") && key === "spec")
    return entryImage(text, node, "package", "package");
  if (apiVersion.startsWith("helm.cattle.io/") && key === "spec") return chart(node, "chart", "repo", "HelmChart");
  if (apiVersion.startsWith("tekton.dev/")) return fromTekton(text, placed);
  // https://projectsveltos.github.io/sveltos/main/addons/helm_charts/
  if (apiVersion.includes("projectsveltos.io/")) return chart(node, "chartName", "repositoryURL", "helmCharts");
  if (apiVersion.startsWith("fleet.cattle.io/") && key === "spec") return fromFleet(node);
  return [];
}

function fromArgo(text: string, node: MapNode): Component[] {
  const repository = scalar(get(node, "repoURL"));
  if (!repository || repository.value.includes("{{")) return [];
  const version = givenVersion(scalar(get(node, "targetRevision")));
  const chartName = scalar(get(node, "chart"));
  if (chartName) {
    const oci = /^(?:oci:\/\/)?(?=[\w.-]+(?::\d+)?(?:\/|$))/.exec(repository.value);
    if (oci) return ociChart(partOf(repository, oci[0].length), chartName, version, node);
    return [
      declared("helm", chartName, version, {
        entry: node,
        scope: "source",
        identifiers: [urlIdentifier(repository)],
      }),
    ];
  }
  if (repository.value.startsWith("oci://")) return ociRepository(text, node, repository, version);
  const git = readGitRepository(repository);
  return git ? [gitComponent(git, version, { kind: "application", entry: node, scope: "source" })] : [];
}

/** A chart in an image registry is an image: its name begins with the registry's, and is where the chart's is. */
function ociChart(registry: Written, name: ScalarNode, version: ScalarNode | undefined, entry: MapNode): Component[] {
  const value = `${registry.value.replace(/\/$/, "")}/${name.value}`;
  const host = /^[\w.-]+/.exec(registry.value)?.[0] ?? "";
  const identifiers = [
    { scheme: "host" as const, value: host, start: registry.start, end: registry.start + host.length },
  ];
  return [
    declared("docker", { value, start: name.start, end: name.end }, version, {
      kind: "container",
      entry,
      scope: "source",
      identifiers,
    }),
  ];
}

/** `name=registry/image:tag`, or the image alone. */
function fromOverride(item: TreeNode): Component[] {
  const override = scalar(item);
  const from = override ? override.value.indexOf("=") + 1 : 0;
  const image = override && imageComponent(partOf(override, from), override.outer, "kustomize.images");
  return image ? [image] : [];
}

function ociRepository(text: string, node: MapNode, url: ScalarNode, version: ScalarNode | undefined): Component[] {
  return scalarImage(text, url, node, "source").map((image) => ({
    ...image,
    ...(version && { version: version.value, versionSpan: { start: version.start, end: version.end } }),
  }));
}

/** https://fluxcd.io/flux/components/source/ and https://fluxcd.io/flux/components/helm/helmreleases/ */
function fromFlux(text: string, { map: node, path }: PlacedMap): Component[] {
  const last = path.slice(-3).join(".");
  if (last === "spec.chart.spec") return chart(node, "chart", "repository", "HelmRelease");
  if (last === "spec" && scalar(get(node, "chart"))) return chart(node, "chart", "repository", "HelmChart");
  if (last === "spec.images") return fromImages(node);
  const url = last === "spec" ? scalar(get(node, "url")) : undefined;
  if (!url) return [];
  const ref = get(node, "ref");
  const version = ["tag", "semver", "digest", "commit", "branch"].map((key) => scalar(get(ref, key))).find(Boolean);
  if (url.value.startsWith("oci://") && ref) return ociRepository(text, node, url, version);
  const git = ref || /\.git$|^(?:ssh|git):|^git@/.test(url.value) ? readGitRepository(url) : undefined;
  if (git) return [gitComponent(git, version, { kind: "application", entry: node, scope: "GitRepository" })];
  const source = sourceComponent(url, node, "url");
  return source ? [source] : [];
}

/** https://fleet.rancher.io/gitrepo-content */
function fromFleet(node: MapNode): Component[] {
  const url = scalar(get(node, "repo"));
  const git = url && readGitRepository(url);
  const version = scalar(get(node, "revision")) ?? scalar(get(node, "branch"));
  return git ? [gitComponent(git, version, { kind: "application", entry: node, scope: "GitRepo" })] : [];
}

/** https://tekton.dev/docs/pipelines/bundle-resolver/ */
function fromTekton(text: string, { map: node, key }: PlacedMap): Component[] {
  if (get(node, "bundle")) return entryImage(text, node, "bundle", key ?? "bundle");
  if (key === "params" && textAt(node, "name") === "bundle") return entryImage(text, node, "value", "bundle");
  return [];
}

function entryImage(text: string, node: MapNode, key: string, scope: string): Component[] {
  const entry = node.entries.find((candidate) => candidate.key.value === key);
  return entry ? scalarImage(text, entry.value, entry, scope) : [];
}
