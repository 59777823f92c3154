import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** What conda keeps of an installed package. https://docs.conda.io/projects/conda/en/stable/dev-guide/deep-dives/install.html */
export const condaMeta: Format = {
  id: "conda/meta",
  title: "conda installed package (conda-meta/*.json)",
  files: ["conda-meta/*.json", "*.json"],
  ecosystems: ["conda"],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)conda-meta\/[^/]*$/i.test(uri) || text.slice(0, 20_000).includes('"extracted_package_dir"'),
  generated: true,
  extract({ text }) {
    const scan = new JsonScan(text);
    const draft = new LockedPackage(new LockedRows("conda", scan));
    draft.begin(0, "conda-meta");
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "string") continue;
        if (scan.keyIs("name")) draft.name(scan.start, scan.end);
        else if (scan.keyIs("version")) draft.version(scan.start, scan.end);
        else if (scan.keyIs("url")) draft.url(scan.start, scan.end);
      }
    }
    draft.end = text.length;
    draft.relation = "direct";
    const components: Component[] = draft.isDownloaded ? [draft.component()] : [];
    return { components, problems: scan.problems };
  },
};
