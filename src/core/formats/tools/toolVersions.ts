import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { removeLines } from "../../text/removal.js";
import { declared, written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** asdf's `.tool-versions`: a tool and its versions, the first of which is used. https://asdf-vm.com/manage/configuration.html */
export const toolVersions: Format = {
  id: "generic/tool-versions",
  title: "asdf .tool-versions",
  files: [".tool-versions", "*.tool-versions"],
  ecosystems: ["generic"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const cursor = new LineCursor(text);
    while (cursor.next()) {
      if (cursor.startsWith("#")) continue;
      const { start, end } = cursor;
      const nameEnd = wordEnd(text, start, end);
      if (nameEnd === start) continue;
      let version = nameEnd;
      while (version < end && text.charCodeAt(version) <= 32) version++;
      const versionEnd = wordEnd(text, version, end);
      const known = versionEnd > version && text.charAt(version) !== "#";
      if (!known) problems.push({ message: "the tool has no version", start, end: nameEnd });
      components.push(
        declared("generic", written(text, start, nameEnd), known ? written(text, version, versionEnd) : undefined, {
          entry: { start, end },
          scope: "tools",
          kind: "application",
        }),
      );
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return at;
}
