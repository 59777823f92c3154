import { XmlScanner } from "../syntax/xmlScanner.js";

/** Name of the current element or attribute without its prefix, which every writer chooses for itself. */
export function localName(scanner: XmlScanner): string {
  const name = scanner.name();
  return name.slice(name.indexOf(":") + 1);
}

/** Attributes by their names as written, of every element with that local name, in the order of the text. */
export function elementsNamed(xml: string, name: string): ReadonlyMap<string, string>[] {
  const scanner = new XmlScanner(xml);
  const found: Map<string, string>[] = [];
  let open: Map<string, string> | undefined;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") {
      open = localName(scanner) === name ? new Map<string, string>() : undefined;
      if (open) found.push(open);
    } else if (event === "attribute") open?.set(scanner.name(), scanner.value());
  }
  return found;
}

/** Local name of a text's first element; empty where there is none. */
export function rootName(xml: string): string {
  const scanner = new XmlScanner(xml);
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") return localName(scanner);
  }
  return "";
}
