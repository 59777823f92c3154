import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { readJsonLock, readPackages, readSources, type PackageMap } from "../rows/jsonLock.js";
import { readUnescaped } from "../shared/unescaped.js";

/** Pipenv's `Pipfile.lock`. https://pipenv.pypa.io/en/latest/pipfile.html */
export const pypiPipfileLock: Format = readUnescaped({
  id: "pypi/pipfile-lock",
  title: "Pipenv Pipfile.lock",
  files: ["Pipfile.lock", "*Pipfile*.lock", "*.json"],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) => /\.lock$/i.test(uri) || text.slice(0, 1000).includes('"pipfile-spec"'),
  generated: true,
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (scan.event !== "map") return;
      if (scan.keyIs("_meta")) readMeta(scan, components);
      // `default`, `develop` or a category of the project's own.
      else readPackages(scan, scan.keyText(), packages, components);
    }),
});

function readMeta(scan: JsonScan, components: Component[]): void {
  for (const meta = scan.depth; scan.nextIn(meta);) {
    if (scan.event === "list" && scan.keyIs("sources")) readSources(scan, "_meta.sources", "url", components);
  }
}

const packages: PackageMap = {
  ecosystem: "pypi",
  property(scan, draft) {
    if (scan.event !== "string") return;
    if (scan.keyIs("version")) draft.version(afterPin(scan), scan.end);
    else if (scan.keyIs("ref")) draft.version(scan.start, scan.end);
    // A folder of the project.
    else if (scan.keyIs("path")) draft.local = true;
    else if (scan.keyIs("git") || (scan.keyIs("file") && scan.text.startsWith("http", scan.start)))
      draft.url(scan.start, scan.end);
  },
};

/** Versions are written as `==1.0`. */
function afterPin(scan: JsonScan): number {
  let at = scan.start;
  while (at < scan.end && scan.text.charCodeAt(at) === 61) at++;
  return at;
}
