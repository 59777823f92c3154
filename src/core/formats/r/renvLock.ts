import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** renv's `renv.lock`. https://rstudio.github.io/renv/articles/lockfile.html */
export const cranRenvLock: Format = {
  id: "cran/renv-lock",
  title: "renv renv.lock",
  files: ["renv.lock", "*renv*.lock", "*.lock"],
  ecosystems: ["cran"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /renv[^/]*$/i.test(uri) ||
    (/^\s*\{\s*"R"\s*:/.test(text.slice(0, 200)) && /"Packages"\s*:/.test(text.slice(0, 4000))),
  extract({ text }) {
    const scan = new JsonScan(text);
    const components: Component[] = [];
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map") continue;
        if (scan.keyIs("R")) readRepositories(scan, components);
        else if (scan.keyIs("Packages")) readPackages(scan, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

function readRepositories(scan: JsonScan, components: Component[]): void {
  for (const r = scan.depth; scan.nextIn(r);) {
    if (!scan.keyIs("Repositories")) continue;
    for (const list = scan.depth; scan.nextIn(list);) {
      const { start } = scan;
      let url: Written | undefined;
      for (const own = scan.depth; scan.nextIn(own);) {
        if (scan.keyIs("URL")) url = written(scan.text, scan.start, scan.end);
      }
      const component = sourceComponent(url, { start, end: scan.outerEnd }, "R.Repositories");
      if (component) components.push(component);
    }
  }
}

function readPackages(scan: JsonScan, components: Component[]): void {
  const draft = new LockedPackage(new LockedRows("cran", scan));
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, "Packages");
    draft.name(scan.keyStart, scan.keyEnd);
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.keyIs("Version")) draft.version(scan.start, scan.end);
      else if (scan.keyIs("RemoteUrl") && scan.text.startsWith("http", scan.start)) draft.url(scan.start, scan.end);
    }
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}
