import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** Pipenv's `Pipfile.lock`. https://pipenv.pypa.io/en/latest/pipfile.html */
export const pypiPipfileLock: Format = {
  id: "pypi/pipfile-lock",
  title: "Pipenv Pipfile.lock",
  files: ["Pipfile.lock", "*Pipfile*.lock", "*.json"],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) => /\.lock$/i.test(uri) || text.slice(0, 1000).includes('"pipfile-spec"'),
  generated: true,
  extract({ text }) {
    const scan = new JsonScan(text);
    const components: Component[] = [];
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map") continue;
        if (scan.keyIs("_meta")) readSources(scan, components);
        else readCategory(scan, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

function readSources(scan: JsonScan, components: Component[]): void {
  for (const meta = scan.depth; scan.nextIn(meta);) {
    if (scan.event !== "list" || !scan.keyIs("sources")) continue;
    for (const list = scan.depth; scan.nextIn(list);) readSource(scan, components);
  }
}

function readSource(scan: JsonScan, components: Component[]): void {
  const { start } = scan;
  let url: Written | undefined;
  for (const source = scan.depth; scan.nextIn(source);) {
    if (scan.keyIs("url")) url = written(scan.text, scan.start, scan.end);
  }
  const component = sourceComponent(url, { start, end: scan.outerEnd }, "_meta.sources");
  if (component) components.push(component);
}

/** `default`, `develop` or a category of the project's own. */
function readCategory(scan: JsonScan, components: Component[]): void {
  const scope = scan.keyText();
  const draft = new LockedPackage(new LockedRows("pypi", scan));
  for (const category = scan.depth; scan.nextIn(category);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, scope);
    draft.name(scan.keyStart, scan.keyEnd);
    for (const own = scan.depth; scan.nextIn(own);) readProperty(scan, draft);
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

function readProperty(scan: JsonScan, draft: LockedPackage): void {
  if (scan.event !== "string") return;
  if (scan.keyIs("version")) draft.version(afterPin(scan), scan.end);
  // A folder of the project.
  else if (scan.keyIs("path")) draft.local = true;
  else if ((scan.keyIs("git") || scan.keyIs("file")) && scan.text.startsWith("http", scan.start)) {
    draft.url(scan.start, scan.end);
  }
}

/** Versions are written as `==1.0`. */
function afterPin(scan: JsonScan): number {
  let at = scan.start;
  while (at < scan.end && scan.text.charCodeAt(at) === 61) at++;
  return at;
}
