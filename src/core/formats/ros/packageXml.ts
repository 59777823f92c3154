import type { Component } from "../../model.js";
import { readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { textCell } from "../shared/xmlCells.js";

const dependencies = new Set([
  "depend",
  "build_depend",
  "build_export_depend",
  "buildtool_depend",
  "buildtool_export_depend",
  "exec_depend",
  "run_depend",
  "test_depend",
  "doc_depend",
]);

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
  if (!dependencies.has(element.localName)) return [];
  const name = textCell(element);
  if (!name) return [];
  const exact = element.attributes.find(({ name: key }) => key === "version_eq");
  const version = exact && { value: exact.value, ...exact.valueSpan };
  return [
    declared("ros", name, version, { entry: { start: element.start, end: element.end }, scope: element.localName }),
  ];
}
