import type { Component } from "../../model.js";
import { readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { textCell } from "../shared/xmlCells.js";

const dependencies = /^(?:(?:build|buildtool|build_export|buildtool_export|exec|run|test|doc)_)?depend$/;

/** ROS `package.xml`, formats 1 to 3. https://ros.org/reps/rep-0149.html */
export const rosPackage: Format = {
  id: "ros/package-xml",
  title: "ROS package.xml",
  files: ["package.xml"],
  ecosystems: ["ros"],
  recognizes: ({ text }) =>
    /<package(?:\s[^>]{0,200})?>/.test(text.slice(0, 5000)) &&
    !/<package\s[^>]{0,200}(?:xmlns|packagerversion)/.test(text.slice(0, 5000)),
  extract({ text }) {
    const { root, problems } = readXml(text);
    return { components: (root?.children ?? []).flatMap(fromElement), problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

function fromElement(element: XmlElement): Component[] {
  if (!dependencies.test(element.localName)) return [];
  const name = textCell(element);
  if (!name) return [];
  const entry = { start: element.start, end: element.end };
  return [declared("ros", name, versionOf(element), { entry, scope: element.localName })];
}

const operators: ReadonlyMap<string, string> = new Map(
  Object.entries({ eq: "", gte: ">=", gt: ">", lte: "<=", lt: "<" }).map(([word, sign]) => [`version_${word}`, sign]),
);

/** The version that `version_eq` says, else all limits; their place is from the first to the last. */
function versionOf({ attributes }: XmlElement): Written | undefined {
  const limits = attributes.filter(({ name, value }) => operators.has(name) && value !== "");
  const first = limits.find(({ name }) => name === "version_eq") ?? limits[0];
  if (!first) return undefined;
  const said = first.name === "version_eq" ? [first] : limits;
  const value = said.map((limit) => `${operators.get(limit.name) ?? ""}${limit.value}`).join(" ");
  return { value, start: first.valueSpan.start, end: said.at(-1)?.valueSpan.end ?? first.valueSpan.end };
}
