import type { Component } from "../../model.js";
import { attributeOf, childrenNamed, readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

/** What a NuGet package is made of: the packages it needs, in groups by target framework. https://learn.microsoft.com/nuget/reference/nuspec */
export const nugetNuspec: Format = {
  id: "nuget/nuspec",
  title: "NuGet *.nuspec",
  files: ["*.nuspec"],
  ecosystems: ["nuget"],
  recognizes: ({ text }) => /<(?:\w+:)?package[\s>/]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const lists = childrenNamed(root, "metadata").flatMap((metadata) => childrenNamed(metadata, "dependencies"));
    const components = lists.flatMap((list) =>
      list.children.flatMap((child) =>
        child.localName === "group"
          ? child.children.flatMap((element) => fromElement(element, groupScope(child)))
          : fromElement(child, "dependencies"),
      ),
    );
    return { components, problems };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

function groupScope(group: XmlElement): string {
  const framework = attributeOf(group, "targetFramework")?.value ?? "";
  return framework === "" ? "dependencies" : `dependencies.${framework}`;
}

/** `version` is a minimum or a range; a token such as `$version$` is filled in when the package is made. */
function fromElement(element: XmlElement, scope: string): Component[] {
  const id = attributeOf(element, "id");
  if (element.localName !== "dependency" || !id || id.value === "") return [];
  const version = attributeOf(element, "version");
  const written = version && version.value !== "" ? { value: version.value, ...version.valueSpan } : undefined;
  return [declared("nuget", { value: id.value, ...id.valueSpan }, written, { entry: element, scope })];
}
