import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { readJsonLock, readPackages, readSources, type PackageMap } from "../rows/jsonLock.js";
import { readUnescaped } from "../shared/unescaped.js";

/** renv's `renv.lock`. https://rstudio.github.io/renv/articles/lockfile.html */
export const cranRenvLock: Format = readUnescaped({
  id: "cran/renv-lock",
  title: "renv renv.lock",
  files: ["renv.lock", "*renv*.lock", "*.lock"],
  ecosystems: ["cran"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /renv[^/]*$/i.test(uri) ||
    (/^\s*\{\s*"R"\s*:/.test(text.slice(0, 200)) && /"Packages"\s*:/.test(text.slice(0, 4000))),
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (scan.event !== "map") return;
      if (scan.keyIs("R")) readR(scan, components);
      else if (scan.keyIs("Packages")) readPackages(scan, "Packages", packages, components);
    }),
});

function readR(scan: JsonScan, components: Component[]): void {
  for (const r = scan.depth; scan.nextIn(r);) {
    if (scan.keyIs("Repositories")) readSources(scan, "R.Repositories", "URL", components);
  }
}

const packages: PackageMap = {
  ecosystem: "cran",
  property(scan, draft) {
    if (scan.keyIs("Version")) draft.version(scan.start, scan.end);
    else if (scan.keyIs("RemoteUrl") && scan.text.startsWith("http", scan.start)) draft.url(scan.start, scan.end);
  },
};
