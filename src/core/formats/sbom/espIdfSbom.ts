import type { Component, Problem } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { inDocumentOrder, partOf, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { sbomComponent, SbomFacts } from "./sbomComponent.js";
import { spdxAgent } from "./spdxFacts.js";

/**
 * The SBOM manifest of an ESP-IDF component: whose it is, by SPDX's words.
 * https://github.com/espressif/esp-idf-sbom/blob/master/README.md
 */
export const espIdfSbom: Format = {
  id: "sbom/esp-idf",
  title: "ESP-IDF sbom.yml",
  files: ["sbom.yml", "sbom_*.yml", "sbom-*.yml"],
  ecosystems: ["generic"],
  generated: true,
  recognizes: ({ text }) =>
    /^["']?(?:cpe|purl|supplier|originator|virtpackages?|cve-(?:exclude-list|keywords)|manifests|url|repository|description)["']?[ \t]*:/m.test(
      text,
    ) && !/^["']?(?:spdxVersion|bomFormat|on|jobs)["']?[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const manifests = itemsOf(get(root, "manifests")).map((item) => get(item, "manifest"));
    const refused = [...problems];
    const components = [root, ...manifests].flatMap((node) => fromManifest(node, text, refused));
    return { components: inDocumentOrder(components), problems: refused };
  },
};

function fromManifest(node: TreeNode | undefined, text: string, problems: Problem[]): Component[] {
  if (node?.type !== "map") return [];
  const facts = new SbomFacts("manifest", node.start, node.end);
  for (const { key, value } of entriesOf(node)) {
    for (const each of [value, ...itemsOf(value)]) {
      const said = scalar(each);
      if (said && said.value !== "") add(facts, key.value, said, text, problems);
    }
  }
  // Without a name of its own a component is called by its folder, which cannot be known from the file: so its maker names it here.
  facts.name ??= facts.urls?.[0] ?? facts.cpes?.[0] ?? makerIn(facts);
  const component = sbomComponent(facts);
  return component ? [component] : [];
}

function makerIn({ suppliers }: SbomFacts): Written | undefined {
  const maker = suppliers?.find(({ role }) => role === "manufacturer") ?? suppliers?.[0];
  return maker && { value: maker.name, start: maker.start, end: maker.end };
}

function add(facts: SbomFacts, key: string, said: ScalarNode, text: string, problems: Problem[]): void {
  if (key === "name") facts.name = said;
  else if (key === "version") facts.version = said;
  else if (key === "purl") facts.purl = said;
  else if (key === "cpe") (facts.cpes ??= []).push(said);
  else if (key === "url" || key === "repository") (facts.urls ??= []).push(said);
  else if (key === "supplier" || key === "originator") {
    const agent = said.value.length === said.end - said.start ? spdxAgent(text, said.start, said.end) : undefined;
    if (!/^(?:Person|Organization): /.test(said.value))
      problems.push({ message: "expected Organization: or Person: before the name", start: said.start, end: said.end });
    if (!agent || agent.isPerson) return;
    const name = partOf(said, agent.start - said.start, agent.end - said.start);
    (facts.suppliers ??= []).push({
      role: key === "supplier" ? "supplier" : "manufacturer",
      name: name.value,
      start: name.start,
      end: name.end,
    });
  }
}
