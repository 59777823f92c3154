import type { Component } from "../../model.js";
import type { HclBlock } from "../../syntax/hclDocument.js";
import { readHcl } from "../../syntax/hcl.js";
import { scalar } from "../../syntax/tree.js";
import { removeElement } from "../../text/removal.js";
import { imageComponent } from "../shared/images/image.js";
import type { Format } from "../format.js";

/** Nomad jobs: the images that tasks run. https://developer.hashicorp.com/nomad/docs/job-specification */
export const nomadJob: Format = {
  id: "nomad/job",
  title: "Nomad job",
  files: ["*.nomad", "*.nomad.hcl", "*.hcl"],
  ecosystems: ["docker"],
  recognizes: ({ text }) => /^job[ \t]+"[^"\n]*"[ \t]*\{/m.test(text),
  extract({ text }) {
    const { blocks, problems } = readHcl(text, new Set(["job"]));
    return { components: blocks.flatMap(fromBlock), problems };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

function fromBlock({ type, attributes, root }: HclBlock): Component[] {
  if (type.value !== "config" || root?.type.value !== "job") return [];
  return attributes.flatMap(({ name, value, start, end }) => {
    const reference = name.value === "image" ? scalar(value) : undefined;
    const isQuoted = reference && reference.outer.start < reference.start;
    const image = isQuoted && imageComponent(reference, { start, end }, "config");
    return image ? [image] : [];
  });
}
