import { attributeOf, descendants, readXml } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

/** NuGet `packages.config`. https://learn.microsoft.com/nuget/reference/packages-config */
export const nugetPackagesConfig: Format = {
  id: "nuget/packages-config",
  title: "NuGet packages.config",
  files: ["packages.config", "*packages.config", "*.config"],
  ecosystems: ["nuget"],
  recognizes: ({ uri, text }) =>
    /<packages[\s>/]/.test(text) && (/packages\.config$/i.test(uri) || /<package\s+id\s*=/.test(text)),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const components = [...descendants(root)].flatMap((element) => {
      const id = attributeOf(element, "id");
      if (element.localName !== "package" || !id || id.value === "") return [];
      const version = attributeOf(element, "version");
      const isDevelopment = attributeOf(element, "developmentDependency")?.value === "true";
      const scope = isDevelopment ? "developmentDependency" : "packages";
      return [
        declared(
          "nuget",
          { value: id.value, ...id.valueSpan },
          version && { value: version.value, ...version.valueSpan },
          { entry: element, scope },
        ),
      ];
    });
    return { components, problems };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};
