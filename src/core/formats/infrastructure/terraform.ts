import type { Component, Unresolved } from "../../model.js";
import type { HclBlock } from "../../syntax/hclDocument.js";
import { attribute, literal, readHcl } from "../../syntax/hcl.js";
import { removeElement } from "../../text/removal.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { hclDefinitions, HclValues } from "./hclValues.js";
import { fromHelmRelease, fromRequirement } from "./terraformBlocks.js";
import { fromResource } from "./terraformImages.js";
import { exact, fromModuleSource, fromProvider, fromSource, unknownSource } from "./terraformSource.js";
import { fromPlugin } from "./terraformPlugin.js";

/** Terraform and OpenTofu configuration, Terragrunt, and the plugins of Packer and TFLint. https://developer.hashicorp.com/terraform/language */
export const terraformConfig: Format = {
  id: "terraform/config",
  title: "Terraform, OpenTofu, Terragrunt",
  files: [
    "*.tf",
    "*.tofu",
    "*.tofutest.hcl",
    "*.tftest.hcl",
    "terragrunt.hcl",
    "root.hcl",
    "*.pkr.hcl",
    ".tflint.hcl",
    "*.hcl",
  ],
  ecosystems: ["terraform", "github", "docker", "helm"],
  recognizes: ({ uri, text }) =>
    !/\.hcl$/i.test(uri) ||
    (!/\.lock\.hcl$/i.test(uri) &&
      /^[ \t]*(?:terraform|module|provider|plugin|packer|resource|include)\b[^\n=]{0,200}\{/m.test(text)),
  extract({ text }) {
    const { blocks, problems } = readHcl(text, outermost);
    const isComplete = blocks.some(({ type }) => type.value === "required_providers");
    const unresolved: Unresolved[] = [];
    const values = new HclValues(hclDefinitions(blocks));
    const components = blocks.flatMap((block) => fromBlock(block, isComplete, values, unresolved));
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

/** Terraform's dependency lock file. https://developer.hashicorp.com/terraform/language/files/dependency-lock */
export const terraformLock: Format = {
  id: "terraform/lock",
  title: "Terraform .terraform.lock.hcl",
  files: [".terraform.lock.hcl", "*.terraform.lock.hcl"],
  ecosystems: ["terraform"],
  generated: true,
  extract({ text }) {
    const { blocks, problems } = readHcl(text, outermost);
    const components = blocks.flatMap((block) => {
      const [address] = block.labels;
      if (block.type.value !== "provider" || !address) return [];
      const version = literal(attribute(block, "version"));
      const provider = fromProvider(address, version, { entry: block, scope: "provider", relation: "transitive" });
      // The lock file always writes the registry, which is part of a provider's name there.
      return provider ? { ...provider, name: address.value, nameSpan: { start: address.start, end: address.end } } : [];
    });
    return { components, problems };
  },
};

const outermost = new Set(["terraform", "provider", "module", "resource", "data", "variable", "output", "locals"]);

function fromBlock(block: HclBlock, isComplete: boolean, values: HclValues, unresolved: Unresolved[]): Component[] {
  const parent = block.parent?.type.value;
  switch (block.type.value) {
    case "required_providers":
      return block.attributes.flatMap(fromRequirement);
    case "required_plugins":
      return block.attributes.flatMap(({ value, start, end }) =>
        fromPlugin(value?.type === "map" ? value : undefined, { start, end }),
      );
    case "provider": {
      const [name] = block.labels;
      const version = literal(attribute(block, "version"));
      // Where `required_providers` declares what is used, a block without a version only configures it.
      if (!name || block.parent || (isComplete && !version)) return [];
      const provider = fromProvider(name, version, { entry: block, scope: "provider" });
      return provider ? [provider] : [];
    }
    case "module":
    case "terraform": {
      const said = attribute(block, "source");
      const source = values.textOf(said);
      const scope = block.type.value;
      if (!source && !block.parent) unresolved.push(...unknownSource(said));
      return source && !block.parent
        ? fromSource(source, values.textOf(attribute(block, "version")), block, scope)
        : [];
    }
    case "plugin": {
      const source = literal(attribute(block, "source"));
      return source && parent === undefined
        ? fromModuleSource(source, exact(literal(attribute(block, "version"))), block, "plugin")
        : [];
    }
    default:
      return block.type.value === "resource" && block.labels[0]?.value === "helm_release"
        ? fromHelmRelease((key) => attribute(block, key), values, block, unresolved)
        : fromResource(block, values, unresolved);
  }
}
