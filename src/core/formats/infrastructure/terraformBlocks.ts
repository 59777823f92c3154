import type { Component, Span } from "../../model.js";
import type { HclAttribute } from "../../syntax/hclDocument.js";
import { literal } from "../../syntax/hcl.js";
import { get } from "../../syntax/tree.js";
import { fromImage, readImage } from "../shared/images/image.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import { exact, fromProvider } from "./terraformSource.js";

/** `name = "constraint"` or `name = { source, version }` in `required_providers`; without a source the name is the address. */
export function fromRequirement({ name, value, start, end }: HclAttribute): Component[] {
  const version = value?.type === "map" ? literal(get(value, "version")) : literal(value);
  const address = literal(get(value, "source")) ?? name;
  const component = fromProvider(address, version, { entry: { start, end }, scope: "required_providers" });
  return component ? [component] : [];
}

/** A chart that a `helm_release` installs. https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release */
export function fromHelmRelease(read: (key: string) => Written | undefined, entry: Span): Component[] {
  const chart = read("chart");
  if (!chart || /^(?:\.|\/)|\$\{|^$|^https?:/.test(chart.value)) return [];
  const version = exact(read("version"));
  if (chart.value.startsWith("oci://")) {
    const image = readImage(partOf(chart, 6));
    return image ? [fromImage({ ...image, ...(version && { version }) }, entry, "helm_release")] : [];
  }
  return [
    declared("helm", chart, version, {
      entry,
      scope: "helm_release",
      identifiers: [urlIdentifier(read("repository"))],
    }),
  ];
}
