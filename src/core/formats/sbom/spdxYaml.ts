import type { SourceText } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, textAt, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import type { Format } from "../format.js";
import { SpdxPackages } from "./spdxPackages.js";

/** SPDX 2 in YAML. https://spdx.github.io/spdx-spec/v2.3/ */
export const sbomSpdxYaml: Format = {
  id: "sbom/spdx-yaml",
  title: "SPDX 2 (YAML)",
  files: ["*.spdx.yaml", "*.spdx.yml", "*.yaml", "*.yml"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) =>
    [text.slice(0, 4000), text.slice(-4000)].some((part) => /^spdxVersion:\s*["']?SPDX-/m.test(part)),
  extract({ text }: SourceText) {
    const { root, problems } = readYaml(text);
    const packages = new SpdxPackages();
    for (const item of itemsOf(get(root, "packages"))) readPackage(item, packages);
    for (const item of itemsOf(get(root, "documentDescribes"))) packages.graph.describes(scalar(item)?.value ?? "");
    for (const item of itemsOf(get(root, "relationships"))) {
      if (textAt(item, "relationshipType") === "DESCRIBES")
        packages.graph.describes(textAt(item, "relatedSpdxElement") ?? "");
    }
    return { components: packages.components(), problems };
  },
};

function readPackage(item: TreeNode, packages: SpdxPackages): void {
  if (item.type !== "map") return;
  packages.begin(item.start);
  for (const { key, value } of entriesOf(item)) {
    const text = scalar(value);
    if (text) packages.field(key.value, text);
    else if (key.value === "externalRefs") {
      for (const reference of itemsOf(value)) {
        const locator = scalar(get(reference, "referenceLocator"));
        if (locator) packages.reference(textAt(reference, "referenceType") ?? "", locator);
      }
    }
  }
  packages.end(item.end);
}
