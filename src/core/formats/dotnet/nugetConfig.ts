import { attributeOf, descendants, readXml } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { sourceComponent, unknownAddress } from "../shared/download.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";

/** NuGet's configuration: where packages come from. https://learn.microsoft.com/nuget/reference/nuget-config-file */
export const nugetConfig: Format = {
  id: "nuget/config",
  title: "NuGet nuget.config",
  files: ["nuget.config", "*nuget.config"],
  ecosystems: ["nuget"],
  recognizes: ({ text }) => /<configuration[\s>/]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const places = [...descendants(root)]
      .filter(({ localName }) => sections.has(localName))
      .flatMap(({ localName, children }) =>
        children.flatMap((element) => {
          const value = attributeOf(element, "value");
          if (element.localName !== "add" || !value) return [];
          return [{ url: { value: value.value, ...value.valueSpan }, element, scope: localName }];
        }),
      );
    const components = places.flatMap(({ url, element, scope }) => sourceComponent(url, element, scope) ?? []);
    const unresolved = places.flatMap(({ url }) => unknownAddress(url) ?? []);
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

const sections = new Set(["packageSources", "activePackageSource", "auditSources"]);
