import type { Format } from "../../src/core/formats/format.js";
import { formats } from "../../src/core/formats/index.js";
import type { GeneratedFile } from "./generatedFile.js";

/** The page `docs/formats.md`: every kind of file that is read, and what each gives. */
export function generateFormatsPage(): GeneratedFile[] {
  const sorted = [...formats.formats].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    "# What is read",
    "",
    "Generated from the registry `src/core/formats/index.ts` by `npm run generate`. Change the formats there, not this page.",
    "",
    `A name with \`*\` is a glob over the end of a path; upper and lower case are the same.`,
    "Where a name is shared with other things, the file is recognised by what stands in it, and left alone when it is not this format.",
    "",
    "- **removal**: a declaration can be taken out by a fix, and the rest of the file stays as it was.",
    "- **lockfile**: written by a tool; a fix belongs in the manifest beside it.",
    "- **recognised**: the name is not enough, the content is looked at.",
    "- **on request**: read in an audit only when the policy or a setting asks for it.",
    "",
    "| Format | What | Files | Declares | Gives |",
    "| --- | --- | --- | --- | --- |",
    ...sorted.map(row),
    "",
  ];
  return [{ path: "docs/formats.md", text: lines.join("\n") }];
}

function row(format: Format): string {
  const gives = [
    format.remove && "removal",
    format.generated && "lockfile",
    format.recognizes && "recognised",
    format.optIn && "on request",
  ].filter((word) => typeof word === "string");
  const cells = [
    `<a id="${format.id.replace("/", "-")}"></a>\`${format.id}\``,
    format.title,
    format.files.map((file) => `\`${file}\``).join(" "),
    format.ecosystems.join(", "),
    gives.join(", "),
  ];
  return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
}
