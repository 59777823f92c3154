import type { Problem, Span } from "../model.js";
import { XmlScanner } from "./xmlScanner.js";
import { shown } from "../text/shown.js";
import { appended } from "./shortList.js";

/** An attribute: its name with prefix, its value with references resolved, and the places of both without quotes. */
export interface XmlAttribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** An element, from the `<` of its start tag to the end of its end tag, or as far as it goes when that is missing. */
export interface XmlElement extends Span {
  /** With its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly localName: string;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Its own character data, references resolved, without blanks around it; that of its children is theirs. */
  readonly text: string;
  /** From the first character of `text` to the last; empty, before the end tag or after the name, when there is none. */
  readonly textSpan: Span;
}

/** What was read of a text: the root element as far as it goes, and what was wrong. */
export interface XmlDocument {
  readonly root?: XmlElement;
  readonly problems: readonly Problem[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenElement = Mutable<Omit<XmlElement, "attributes" | "children">> & {
  attributes: XmlAttribute[];
  children: XmlElement[];
};

/** So many open elements are searched for the one an end tag closes. */
const reach = 64;

/**
 * Reads XML into a small tree with exact spans. Tolerant: never throws, linear, no recursion. An end tag closes the nearest open
 * element of its name, with a problem when others were open inside; one that closes nothing is passed over with a problem.
 */
export function readXml(text: string): XmlDocument {
  const scanner = new XmlScanner(text);
  const strays: Problem[] = [];
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    const top = stack.at(-1);
    if (event === "open") {
      const element = openElement(scanner);
      if (top) top.children = appended(top.children, element);
      else if (root) outside(scanner, strays);
      else root = element;
      stack.push(element);
    } else if (event === "attribute") {
      if (!top) continue;
      top.attributes = appended(top.attributes, attribute(scanner));
    } else if (event === "text") {
      if (top) addText(top, scanner);
      else outside(scanner, strays);
    } else close(stack, scanner, strays);
  }
  const [left] = stack.slice(-1);
  if (left && strays.length < 20) strays.push({ message: `<${shown(left.name)}> is not closed`, ...left.nameSpan });
  for (const element of stack) element.end = text.length;
  if (!root && strays.length === 0 && scanner.problems.length === 0)
    strays.push({ message: "the text has no element", start: 0, end: 0 });
  return { ...(root && { root }), problems: [...scanner.problems, ...strays] };
}

/** The children of that name, prefixes left aside. */
export function childrenNamed(element: XmlElement | undefined, localName: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.localName === localName) ?? [];
}

/** The first child of that name, prefixes left aside. */
export function childNamed(element: XmlElement | undefined, localName: string): XmlElement | undefined {
  return element?.children.find((child) => child.localName === localName);
}

/** The attribute of that name, case as written. */
export function attributeOf(element: XmlElement | undefined, name: string): XmlAttribute | undefined {
  return element?.attributes.find((attribute) => attribute.name === name);
}

/** Every element below and including `element`, in document order. */
export function* descendants(element: XmlElement | undefined): Generator<XmlElement> {
  const open = element ? [element] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let child = next.children.length - 1; child >= 0; child--) {
      const found = next.children[child];
      if (found) open.push(found);
    }
  }
}

function openElement(scanner: XmlScanner): OpenElement {
  const name = scanner.name();
  return {
    name,
    localName: name.slice(name.indexOf(":") + 1),
    start: scanner.start,
    end: scanner.end,
    nameSpan: { start: scanner.nameStart, end: scanner.nameEnd },
    attributes: [],
    children: [],
    text: "",
    textSpan: { start: scanner.end, end: scanner.end },
  };
}

function attribute(scanner: XmlScanner): XmlAttribute {
  return {
    start: scanner.start,
    end: scanner.end,
    name: scanner.name(),
    nameSpan: { start: scanner.nameStart, end: scanner.nameEnd },
    value: scanner.value(),
    valueSpan: { start: scanner.valueStart, end: scanner.valueEnd },
  };
}

function addText(element: OpenElement, scanner: XmlScanner): void {
  const first = element.text === "";
  element.text += scanner.value();
  element.textSpan = { start: first ? scanner.valueStart : element.textSpan.start, end: scanner.valueEnd };
}

function close(stack: OpenElement[], scanner: XmlScanner, problems: Problem[]): void {
  const name = scanner.name();
  const top = stack.at(-1);
  if (!top) return stray(scanner, name, problems);
  // An empty name is the `/>` of the element itself.
  let found = name === "" || top.name === name ? stack.length - 1 : -1;
  if (found < 0) {
    for (let at = stack.length - 2; at >= 0 && at >= stack.length - reach && found < 0; at--) {
      if (stack[at]?.name === name) found = at;
    }
    if (found < 0) return stray(scanner, name, problems);
    if (problems.length < 20) problems.push({ message: `<${shown(top.name)}> is not closed`, ...top.nameSpan });
  }
  for (let at = stack.length - 1; at > found; at--) {
    const open = stack.pop();
    if (open) open.end = scanner.start;
  }
  const closed = stack.pop();
  if (!closed) return;
  closed.end = scanner.end;
  if (closed.text === "" && name !== "" && closed.children.length === 0) {
    closed.textSpan = { start: scanner.start, end: scanner.start };
  }
}

function outside({ start, end }: XmlScanner, problems: Problem[]): void {
  if (problems.length < 20) problems.push({ message: "this is outside the root element", start, end });
}

function stray(scanner: XmlScanner, name: string, problems: Problem[]): void {
  const message = `</${shown(name)}> closes nothing`;
  if (problems.length < 20) problems.push({ message, start: scanner.start, end: scanner.end });
}
