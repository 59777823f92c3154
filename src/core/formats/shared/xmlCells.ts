import type { XmlElement } from "../../syntax/xml.js";
import { saysSomething, type Cell } from "./cells.js";

/** Value of an attribute, when it says something. */
export function attributeCell(element: XmlElement | undefined, name: string): Cell | undefined {
  const attribute = element?.attributes.find((candidate) => candidate.name === name);
  if (!attribute) return undefined;
  const cell = { value: attribute.value.trim(), start: attribute.valueSpan.start, end: attribute.valueSpan.end };
  return saysSomething(cell) ? cell : undefined;
}

/** Text of an element, when it says something. */
export function textCell(element: XmlElement | undefined): Cell | undefined {
  const cell = element && { value: element.text, start: element.textSpan.start, end: element.textSpan.end };
  return saysSomething(cell) ? cell : undefined;
}
