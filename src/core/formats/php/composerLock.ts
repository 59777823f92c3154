import type { Component, Extraction } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { Dependents } from "../rows/dependents.js";
import type { Format } from "../format.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** Composer `composer.lock`. https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control */
export const composerLock: Format = {
  id: "composer/lock",
  title: "Composer composer.lock",
  files: ["composer.lock", "composer*.lock", "*.lock", "*.json"],
  recognizes: namedOrMarked(
    /^composer[^/]*\.lock$/i,
    /^\s*\{\s*"_readme"\s*:\s*\[\s*"This file locks |"content-hash"\s*:/,
  ),
  ecosystems: ["composer"],
  generated: true,
  extract: ({ text }) => readPackages(text),
};

/** Composer's list of what is installed, `vendor/composer/installed.json`. https://getcomposer.org/doc/07-runtime.md */
export const composerInstalled: Format = {
  id: "composer/installed",
  title: "Composer vendor/composer/installed.json",
  files: ["composer/installed.json", "installed.json", "installed*.json"],
  ecosystems: ["composer"],
  recognizes: ({ text }) => /"(?:version_normalized|dev-package-names|installation-source|install-path)"/.test(text),
  generated: true,
  extract: ({ text }) => readPackages(text),
};

function readPackages(text: string): Extraction {
  const scan = new JsonScan(text);
  const components: Component[] = [];
  const dependents = new Dependents(text);
  const first = scan.next();
  if (first === "list") readList(scan, "packages", components, dependents);
  else {
    for (const root = scan.depth; scan.nextIn(root);) {
      if (scan.event !== "list") continue;
      if (scan.keyIs("packages") || scan.keyIs("packages-dev")) readList(scan, scan.keyText(), components, dependents);
    }
  }
  dependents.complete(components, new Set(), (name) => name.toLowerCase());
  return { components, problems: scan.problems };
}

function readList(scan: JsonScan, scope: string, components: Component[], dependents: Dependents): void {
  const draft = new LockedPackage(new LockedRows("composer", scan));
  const required: string[] = [];
  for (const list = scan.depth; scan.nextIn(list);) {
    if (scan.event !== "map") continue;
    draft.begin(scan.start, scope);
    required.length = 0;
    for (const own = scan.depth; scan.nextIn(own);) readProperty(scan, draft, required);
    draft.end = scan.outerEnd;
    if (!draft.isDownloaded) continue;
    const component = draft.component();
    components.push(component);
    for (const name of required) dependents.add(name, component.name);
  }
}

function readProperty(scan: JsonScan, draft: LockedPackage, required: string[]): void {
  if (scan.event === "string") {
    if (scan.keyIs("name")) draft.name(scan.start, scan.end);
    else if (scan.keyIs("version")) draft.version(scan.start, scan.end);
  } else if (scan.event === "map") {
    if (scan.keyIs("dist") || (scan.keyIs("source") && draft.urlStart < 0)) readPlace(scan, draft);
    else if (scan.keyIs("require")) {
      for (const own = scan.depth; scan.nextIn(own);) required.push(scan.keyText().toLowerCase());
    }
  }
}

function readPlace(scan: JsonScan, draft: LockedPackage): void {
  for (const own = scan.depth; scan.nextIn(own);) {
    if (scan.event === "string" && scan.keyIs("url") && scan.start < scan.end) draft.url(scan.start, scan.end);
  }
}
