import type { Component, Problem, SourceText } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { removeLines } from "../../text/removal.js";
import { written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { isDownloadSetting } from "./npmrc.js";

/** Settings of Yarn 1: `key "value"` lines. https://classic.yarnpkg.com/lang/en/docs/yarnrc/ */
export const npmYarnrc: Format = {
  id: "npm/yarnrc",
  title: "Yarn 1 settings (.yarnrc)",
  files: [".yarnrc"],
  ecosystems: ["npm"],
  extract({ text }: SourceText) {
    const lines = new LineCursor(text);
    const components: Component[] = [];
    const problems: Problem[] = [];
    while (lines.next()) {
      const line = text.slice(lines.start, lines.end);
      const problem = brokenLine(line);
      if (problem !== undefined) problems.push({ message: problem, start: lines.start, end: lines.end });
      const match = /^"?([^"\s#][^"\s]*?)"?:?[ \t]+"?([^"\s]+)"?$/.exec(line);
      if (!match?.[1] || !match[2] || !isDownloadSetting(match[1])) continue;
      const start = lines.start + line.lastIndexOf(match[2]);
      const url = written(text, start, start + match[2].length);
      const source = sourceComponent(url, { start: lines.start, end: lines.end }, match[1]);
      if (source) components.push(source);
    }
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

function brokenLine(line: string): string | undefined {
  if (line.startsWith("#")) return undefined;
  if (line.split('"').length % 2 === 0) return "the quote is not closed";
  const key = /^"?([^"\s]+)"?:?(?:[ \t]+"")?$/.exec(line)?.[1];
  return key !== undefined && isDownloadSetting(key) ? `${key} has no value` : undefined;
}
