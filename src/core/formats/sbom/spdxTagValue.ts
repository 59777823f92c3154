import type { Problem, SourceText } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import type { Format } from "../format.js";
import { SpdxPackages } from "./spdxPackages.js";

const fields = new Map([
  ["SPDXID", "SPDXID"],
  ["PackageVersion", "versionInfo"],
  ["PackageSupplier", "supplier"],
  ["PackageOriginator", "originator"],
  ["PackageDownloadLocation", "downloadLocation"],
  ["PrimaryPackagePurpose", "primaryPackagePurpose"],
]);

/** SPDX 2 as tags and values. https://spdx.github.io/spdx-spec/v2.3/conformance/ */
export const sbomSpdxTagValue: Format = {
  id: "sbom/spdx-tag-value",
  title: "SPDX 2 (tag-value)",
  files: ["*.spdx", "*.spdx.txt", "*.spdx.tv", "*.spdx-tv", "*.tag"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) => /^\uFEFF?SPDXVersion:/m.test(text.slice(0, 4000)),
  extract({ text }: SourceText) {
    const lines = new LineCursor(text);
    const packages = new SpdxPackages();
    const problems: Problem[] = [];
    const lastClosing = text.lastIndexOf("</text>");
    let end = 0;
    while (lines.next()) {
      const colon = tagEnd(text, lines.start, lines.end);
      const tag = text.slice(lines.start, colon);
      if (tag === "PackageName" || tag === "FileName" || tag === "SnippetSPDXID") {
        packages.end(end);
        if (tag === "PackageName") packages.begin(lines.start);
      }
      let start = colon + 1;
      while (start < lines.end && text.charCodeAt(start) <= 32) start++;
      const value = { value: text.slice(start, lines.end), start, end: lines.end };
      end = lines.end;
      if (tag === "PackageName") packages.field("name", value);
      else if (tag === "ExternalRef") readReference(packages, value.value, start);
      else if (tag === "Relationship") {
        const [from, type, to] = value.value.split(" ");
        if (from === "SPDXRef-DOCUMENT" && type === "DESCRIBES" && to) packages.graph.describes(to);
      } else packages.field(fields.get(tag) ?? "", value);
      if (tag === "PackageName" && value.value === "")
        problems.push({ message: "the package has no name", start: lines.start, end: lines.end });
      if (!value.value.startsWith("<text>")) continue;
      if (lastClosing > start) skipText(lines, value.value);
      else problems.push({ message: "the text is not closed", start, end: start + "<text>".length });
    }
    packages.end(end);
    return { components: packages.components(), problems };
  },
};

function tagEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 58) return at;
  return end;
}

/** `PACKAGE-MANAGER purl pkg:…`. */
function readReference(packages: SpdxPackages, value: string, start: number): void {
  const match = /^(\S+)\s+(\S+)\s+(\S+)/.exec(value);
  if (!match?.[2] || !match[3]) return;
  const locator = start + match[0].length - match[3].length;
  packages.reference(match[2], { value: match[3], start: locator, end: locator + match[3].length });
}

/** Text between `<text>` and `</text>` may look like tags and is none. */
function skipText(lines: LineCursor, first: string): void {
  if (first.includes("</text>")) return;
  while (lines.next()) if (lines.text.slice(lines.start, lines.end).includes("</text>")) return;
}
