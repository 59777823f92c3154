import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";

/** Lockfile of sbt-dependency-lock, `build.sbt.lock`. https://stringbean.github.io/sbt-dependency-lock/ */
export const sbtLock: Format = {
  id: "sbt/lock",
  title: "sbt build.sbt.lock",
  files: ["build.sbt.lock", "*.sbt.lock"],
  ecosystems: ["maven"],
  generated: true,
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (scan.event === "list" && scan.keyIs("dependencies")) readDependencies(scan, components);
    }),
};

function readDependencies(scan: JsonScan, components: Component[]): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    const component = scan.event === "map" ? readDependency(scan) : undefined;
    if (component) components.push(component);
  }
}

function readDependency(scan: JsonScan): Component | undefined {
  const { start } = scan;
  const parts: { org?: Written; name?: Written; version?: Written } = {};
  for (const own = scan.depth; scan.nextIn(own);) {
    if (scan.event !== "string") continue;
    const value = { value: scan.scalarText(), start: scan.start, end: scan.end };
    if (scan.keyIs("org")) parts.org = value;
    else if (scan.keyIs("name")) parts.name = value;
    else if (scan.keyIs("version")) parts.version = value;
  }
  const { org, name, version } = parts;
  if (!org || !name || name.value === "") return undefined;
  const full = { ...name, value: `${org.value}:${name.value}` };
  return declared("maven", full, version, {
    entry: { start, end: scan.outerEnd },
    scope: "dependencies",
    relation: "transitive",
  });
}
