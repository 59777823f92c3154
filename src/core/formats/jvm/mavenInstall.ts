import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";

/**
 * What Bazel's rules_jvm_external pinned, `maven_install.json`: `artifacts` by `group:artifact` since its second version, a
 * `dependency_tree` with whole coordinates before. https://github.com/bazel-contrib/rules_jvm_external
 */
export const mavenInstall: Format = {
  id: "maven/install-lock",
  title: "Bazel maven_install.json",
  files: ["*maven_install.json"],
  ecosystems: ["maven"],
  generated: true,
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (!scan.is("map")) return;
      if (scan.keyIs("artifacts")) readArtifacts(scan, components);
      else if (scan.keyIs("repositories")) readRepositories(scan, components);
      else if (scan.keyIs("dependency_tree")) readTree(scan, components);
    }),
};

/** `"group:artifact": { "shasums": …, "version": "1" }`; a packaging or classifier may be after the name. */
function readArtifacts(scan: JsonScan, components: Component[]): void {
  for (const map = scan.depth; scan.nextIn(map);) {
    if (!scan.is("map")) continue;
    const key = { value: scan.keyText(), start: scan.keyStart, end: scan.keyEnd };
    let version: Written | undefined;
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.is("string") && scan.keyIs("version")) version = scalarOf(scan);
    }
    const name = nameOf(key);
    if (name) components.push(locked(name, version, { start: key.start - 1, end: scan.outerEnd }));
  }
}

/** `{ "coord": "group:artifact[:packaging[:classifier]]:1", "url": "https://…" }`. */
function readTree(scan: JsonScan, components: Component[]): void {
  for (const tree = scan.depth; scan.nextIn(tree);) {
    if (!scan.is("list") || !scan.keyIs("dependencies")) continue;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (!scan.is("map")) continue;
      const { start } = scan;
      let coordinate: Written | undefined;
      for (const own = scan.depth; scan.nextIn(own);) {
        if (scan.is("string") && scan.keyIs("coord")) coordinate = scalarOf(scan);
      }
      const name = coordinate && nameOf(coordinate);
      if (!coordinate || !name) continue;
      const colon = coordinate.value.lastIndexOf(":");
      const version = colon > name.value.length - 1 ? partOf(coordinate, colon + 1) : undefined;
      components.push(locked(name, version, { start, end: scan.outerEnd }));
    }
  }
}

/** `"https://…": ["group:artifact", …]`. */
function readRepositories(scan: JsonScan, components: Component[]): void {
  for (const map = scan.depth; scan.nextIn(map);) {
    const url = { value: scan.keyText(), start: scan.keyStart, end: scan.keyEnd };
    const source = sourceComponent(url, url, "repositories");
    if (source) components.push(source);
    if (scan.is("list") || scan.is("map")) scan.skip();
  }
}

function locked(name: Written, version: Written | undefined, entry: { start: number; end: number }): Component {
  return declared("maven", name, version, { entry, scope: "artifacts", relation: "transitive" });
}

/** `group:artifact` of a coordinate. */
function nameOf(coordinate: Written): Written | undefined {
  const first = coordinate.value.indexOf(":");
  const second = coordinate.value.indexOf(":", first + 1);
  const end = second < 0 ? coordinate.value.length : second;
  return first > 0 && end > first + 1 ? partOf(coordinate, 0, end) : undefined;
}

function scalarOf(scan: JsonScan): Written {
  return { value: scan.scalarText(), start: scan.start, end: scan.end };
}
