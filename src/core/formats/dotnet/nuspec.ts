import type { Component, Supplier } from "../../model.js";
import { attributeOf, childNamed, childrenNamed, readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { organisationsIn, ownerIn, ownMaker, ownScope } from "../shared/ownMaker.js";
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
    const [about] = childrenNamed(root, "metadata");
    const lists = childrenNamed(root, "metadata").flatMap((metadata) => childrenNamed(metadata, "dependencies"));
    const declarations = lists.flatMap((list) =>
      list.children.flatMap((child) =>
        child.localName === "group"
          ? child.children.flatMap((element) => fromElement(element, groupScope(child)))
          : fromElement(child, "dependencies"),
      ),
    );
    const makers = about ? ownMaker(fieldOf(about, "id"), makersOf(about), about) : [];
    return { components: [...makers, ...declarations], problems };
  },
  remove: (source, component) =>
    component.scope === ownScope ? undefined : removeElement(source.text, component.entry),
};

/** Authors and owners may be persons; an organisation among them is recognised by its words. */
function makersOf(metadata: XmlElement): readonly Supplier[] {
  const repository = attributeOf(childNamed(metadata, "repository"), "url");
  return [
    ...organisationsIn("author", fieldOf(metadata, "authors")),
    ...organisationsIn("author", fieldOf(metadata, "owners")),
    ...ownerIn(repository && { value: repository.value, ...repository.valueSpan }),
  ];
}

function fieldOf(metadata: XmlElement, name: string): Written | undefined {
  const field = childNamed(metadata, name);
  return field && field.text !== "" ? { value: field.text, ...field.textSpan } : undefined;
}

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
