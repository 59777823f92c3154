import type { Component, Span, Unresolved } from "../../model.js";
import type { HclAttribute } from "../../syntax/hclDocument.js";
import { literal } from "../../syntax/hcl.js";
import { get, scalar, type TreeNode } from "../../syntax/tree.js";
import { fromImage, readImage } from "../shared/images/image.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt } from "../shared/unresolved.js";
import type { HclValues } from "./hclValues.js";
import { exact, fromProvider } from "./terraformSource.js";

/** `name = "constraint"` or `name = { source, version }` in `required_providers`; without a source the name is the address. */
export function fromRequirement({ name, value, start, end }: HclAttribute): Component[] {
  const version = value?.type === "map" ? literal(get(value, "version")) : literal(value);
  const address = literal(get(value, "source")) ?? name;
  const component = fromProvider(address, version, { entry: { start, end }, scope: "required_providers" });
  return component ? [component] : [];
}

/** A chart that a `helm_release` installs. https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release */
export function fromHelmRelease(
  attributeOf: (key: string) => TreeNode | undefined,
  values: HclValues,
  entry: Span,
  unresolved: Unresolved[],
): Component[] {
  const read = (key: string): Written | undefined => {
    const node = attributeOf(key);
    const value = values.textOf(node);
    const text = scalar(node);
    if (!value && text && key !== "version")
      unresolved.push(unresolvedAt(key === "chart" ? "package" : "address", text));
    return value;
  };
  const repository = read("repository");
  const chart = read("chart");
  if (!chart || /^(?:\.|\/)|^$|^https?:/.test(chart.value)) return [];
  const version = exact(read("version"));
  if (chart.value.startsWith("oci://")) {
    const image = readImage({ value: chart.value.slice(6), start: 0, end: chart.value.length - 6 });
    if (!image) return [];
    const isPlain = chart.end - chart.start === chart.value.length;
    const found = relocated(fromImage(image, entry, "helm_release"), isPlain ? partOf(chart, 6) : chart, entry);
    return [
      version ? { ...found, version: version.value, versionSpan: { start: version.start, end: version.end } } : found,
    ];
  }
  return [declared("helm", chart, version, { entry, scope: "helm_release", identifiers: [urlIdentifier(repository)] })];
}
