import { attributeOf, descendants, type XmlElement } from "../../syntax/xml.js";
import type { Written } from "../shared/declared.js";

/** Properties that a project file sets, by their names in lower case, since MSBuild does not tell upper case from lower. */
export type Properties = ReadonlyMap<string, string>;

/** At most so many times one property leads to another. */
const maxSteps = 8;

/**
 * The properties of the file's own property groups. The last definition counts, and one under a condition only where none is
 * without. https://learn.microsoft.com/visualstudio/msbuild/msbuild-properties
 */
export function readProperties(root: XmlElement | undefined): Properties {
  const properties = new Map<string, string>();
  const unconditional = new Set<string>();
  for (const child of root?.children ?? []) {
    const mayHold = child.localName === "PropertyGroup" || child.localName === "Choose" || child.localName === "Target";
    for (const group of mayHold ? descendants(child) : []) {
      if (group.localName !== "PropertyGroup") continue;
      const isConditional = group !== child || attributeOf(group, "Condition") !== undefined;
      for (const property of group.children) {
        const name = property.localName.toLowerCase();
        if (isConditional || attributeOf(property, "Condition")) {
          if (unconditional.has(name)) continue;
        } else unconditional.add(name);
        properties.set(name, property.text);
      }
    }
  }
  return properties;
}

/** The text with `$(Name)` resolved as far as the file says; its span stays where it is written. */
export function resolve(text: Written, properties: Properties): Written {
  let value = text.value;
  for (let step = 0; step < maxSteps && value.includes("$(") && value.length < 1000; step++) {
    const next = value.replace(/\$\(([\w.-]{1,100})\)/g, (whole, name: string) => {
      const known = properties.get(name.toLowerCase());
      return known === undefined || known.length > 200 ? whole : known;
    });
    if (next === value) break;
    value = next;
  }
  return { value, start: text.start, end: text.end };
}
