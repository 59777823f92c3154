import { childNamed, childrenNamed, readXml, type XmlElement } from "../../syntax/xml.js";
import { escapeXml } from "../../text/escapeXml.js";
import { already, byLines, interval, lineEndOf, type OverrideWriter } from "./override.js";

/**
 * `dependencyManagement` of pom.xml, which decides the version of what others bring in.
 * https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html
 */
export const mavenManagement = byLines((text, { name, other, versions, bound }) => {
  if (other !== undefined) {
    return {
      because:
        "dependencyManagement decides versions; another artifact needs an exclusion where the one that brings it in is declared",
    };
  }
  const version = bound ? interval(bound) : versions;
  const [group, artifact] = name.split(":");
  if (version === undefined || !group || !artifact) return { because: "no version is recorded" };
  const { root, problems } = readXml(text);
  if (root?.localName !== "project" || problems.length > 0) return { because: "the file cannot be read whole" };
  const management = childNamed(root, "dependencyManagement");
  const dependencies = childNamed(management, "dependencies");
  if (childrenNamed(dependencies, "dependency").some((one) => isOf(one, group, artifact))) {
    return already("dependencyManagement", name);
  }
  const eol = lineEndOf(text);
  const unit = indentBefore(text, root.children[0]) ?? "  ";
  const lines = dependencyLines(group, artifact, version, unit);
  const at = (place: number, depth: number, all: readonly string[]): ReturnType<OverrideWriter> => {
    const written = all.map((line) => `${unit.repeat(depth)}${line}${eol}`).join("");
    return { edit: { start: place, end: place, newText: written } };
  };
  if (dependencies) return inElement(text, dependencies, 3, lines, at);
  if (management) return inElement(text, management, 2, wrapped("dependencies", lines, unit), at);
  const before = childNamed(root, "dependencies") ?? childNamed(root, "build");
  const whole = wrapped("dependencyManagement", wrapped("dependencies", lines, unit), unit);
  const place = before ? lineStart(text, before.start) : lineStart(text, text.lastIndexOf("</", root.end));
  return place === undefined ? { because: "the project is not written line by line" } : at(place, 1, whole);
});

function inElement(
  text: string,
  element: XmlElement,
  depth: number,
  lines: readonly string[],
  at: (place: number, depth: number, lines: readonly string[]) => ReturnType<OverrideWriter>,
): ReturnType<OverrideWriter> {
  const place = lineStart(text, text.lastIndexOf("</", element.end));
  return place === undefined
    ? { because: `${element.localName} is not written line by line` }
    : at(place, depth, lines);
}

function wrapped(name: string, lines: readonly string[], unit: string): readonly string[] {
  return [`<${name}>`, ...lines.map((line) => unit + line), `</${name}>`];
}

function dependencyLines(group: string, artifact: string, version: string, unit: string): readonly string[] {
  return [
    "<dependency>",
    `${unit}<groupId>${escapeXml(group)}</groupId>`,
    `${unit}<artifactId>${escapeXml(artifact)}</artifactId>`,
    `${unit}<version>${escapeXml(version)}</version>`,
    "</dependency>",
  ];
}

function isOf(dependency: XmlElement, group: string, artifact: string): boolean {
  return childNamed(dependency, "groupId")?.text === group && childNamed(dependency, "artifactId")?.text === artifact;
}

/** Where the line of `at` begins, when there is nothing before it but blanks. */
function lineStart(text: string, at: number): number | undefined {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*$/.test(text.slice(start, at)) ? start : undefined;
}

function indentBefore(text: string, element: XmlElement | undefined): string | undefined {
  const start = element && lineStart(text, element.start);
  return element && start !== undefined ? text.slice(start, element.start) : undefined;
}
