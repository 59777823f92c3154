import type { Component, Unresolved } from "../../model.js";
import type { HclBlock } from "../../syntax/hclDocument.js";
import { readHcl } from "../../syntax/hcl.js";
import { scalar } from "../../syntax/tree.js";
import { removeElement } from "../../text/removal.js";
import { sourceComponent, unknownAddress } from "../shared/download.js";
import type { Format } from "../format.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { hclDefinitions, HclValues } from "./hclValues.js";
import { hclImage } from "./terraformImages.js";

/** Nomad jobs: the images that tasks run, and what they download. https://developer.hashicorp.com/nomad/docs/job-specification */
export const nomadJob: Format = {
  id: "nomad/job",
  title: "Nomad job",
  files: ["*.nomad", "*.nomad.hcl", "*.hcl"],
  ecosystems: ["docker"],
  recognizes: ({ text }) => /^job[ \t]+"[^"\n]*"[ \t]*\{/m.test(text),
  extract({ text }) {
    const { blocks, problems } = readHcl(text, new Set(["job", "variable", "locals"]));
    const values = new HclValues(hclDefinitions(blocks));
    const unresolved: Unresolved[] = [];
    const components = blocks.flatMap((block) => fromBlock(block, values, unresolved));
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

function fromBlock({ type, attributes, root }: HclBlock, values: HclValues, unresolved: Unresolved[]): Component[] {
  if (root?.type.value !== "job") return [];
  const wanted = { config: "image", artifact: "source" }[type.value];
  return attributes.flatMap(({ name, value, start, end }) => {
    const text = scalar(value);
    if (name.value !== wanted || !text) return [];
    const entry = { start, end };
    if (wanted === "source") {
      const address = values.textOf(value) ?? text;
      unresolved.push(...[unknownAddress(address)].filter((one) => one !== undefined));
      return [sourceComponent(address, entry, "artifact")].filter((source) => source !== undefined);
    }
    const images = hclImage(value, entry, "config", values);
    if (images.length === 0 && values.textOf(text) === undefined) unresolved.push(unresolvedAt("image", entry));
    return images;
  });
}
