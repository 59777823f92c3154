import { attributeOf, descendants, readXml } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

/** NuGet's configuration: where packages come from. https://learn.microsoft.com/nuget/reference/nuget-config-file */
export const nugetConfig: Format = {
  id: "nuget/config",
  title: "NuGet nuget.config",
  files: ["nuget.config", "*nuget.config"],
  ecosystems: ["nuget"],
  recognizes: ({ text }) => /<configuration[\s>/]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const components = [...descendants(root)]
      .filter(({ localName }) => sections.has(localName))
      .flatMap((section) =>
        section.children.flatMap((element) => {
          const value = attributeOf(element, "value");
          if (element.localName !== "add" || !value) return [];
          const url = { value: value.value, ...value.valueSpan };
          return sourceComponent(url, element, section.localName) ?? [];
        }),
      );
    return { components, problems };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

const sections = new Set(["packageSources", "activePackageSource", "auditSources"]);
