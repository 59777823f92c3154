import type { Component, Problem } from "../../model.js";
import type { Format } from "../format.js";

/** Go `go.sum`. https://go.dev/ref/mod#go-sum-files */
export const golangSum: Format = {
  id: "golang/sum",
  title: "Go go.sum",
  files: ["go.sum", "go.work.sum", "*.sum"],
  ecosystems: ["golang"],
  generated: true,
  recognizes: ({ uri, text }) => /(?:^|[./])go(?:\.work)?\.sum$/i.test(uri) || text.includes(" h1:"),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      let end = text.indexOf("\n", at);
      if (end < 0) end = text.length;
      // Half of the lines end like this, and are seen from their end.
      if (!text.startsWith(goModHash, end - goModHash.length - hashLength)) {
        readLine(text, at, end, components, problems);
      }
      at = end + 1;
    }
    return { components, problems };
  },
};

const maxProblems = 20;
const goModHash = "/go.mod h1:";
/** A SHA-256 in base 64. */
const hashLength = 44;

/** `module version hash`. A module's line for its `go.mod` alone says that it was considered, not that it was downloaded. */
function readLine(text: string, start: number, lineEnd: number, components: Component[], problems: Problem[]): void {
  let end = lineEnd;
  if (text.charCodeAt(end - 1) === 13 && end > start) end--;
  const nameEnd = blankFrom(text, start, end);
  const versionEnd = blankFrom(text, nameEnd + 1, end);
  if (nameEnd === start || versionEnd >= end || text.charCodeAt(versionEnd + 1) <= 32) {
    if (end > start && problems.length < maxProblems && text.slice(start, end).trim() !== "") {
      problems.push({ message: "expected a module, its version and a hash", start, end });
    }
    return;
  }
  if (text.startsWith("/go.mod", versionEnd - 7)) return;
  components.push({
    kind: "library",
    ecosystem: "golang",
    name: text.slice(start, nameEnd),
    version: text.slice(nameEnd + 1, versionEnd),
    nameSpan: { start, end: nameEnd },
    versionSpan: { start: nameEnd + 1, end: versionEnd },
    entry: { start, end },
    scope: "go.sum",
    relation: "transitive",
  });
}

function blankFrom(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return at;
}
