import type { Component, Problem } from "../../model.js";
import { iniProblems } from "../../syntax/ini.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { removeLines } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { readConanReference } from "./conanReference.js";

const sections = new Set(["requires", "build_requires", "tool_requires", "test_requires"]);

/** Conan `conanfile.txt`. https://docs.conan.io/2/reference/conanfile_txt.html */
export const conanfileTxt: Format = {
  id: "conan/txt",
  title: "Conan conanfile.txt",
  files: ["conanfile.txt", "conanfile*.txt"],
  ecosystems: ["conan"],
  extract({ text }) {
    const lines = new LineCursor(text);
    const components: Component[] = [];
    const problems: Problem[] = iniProblems(text);
    let section = "";
    while (lines.next()) {
      const { start, end } = lines;
      if (text.charCodeAt(start) === 91) {
        const close = indexWithin(text, 93, start, end);
        section = text.slice(start + 1, close < 0 ? end : close);
      } else if (sections.has(section) && text.charCodeAt(start) !== 35) {
        const reference = readConanReference(text.slice(start, end), start);
        if (reference)
          components.push(
            declared("conan", reference.name, reference.version, { entry: { start, end }, scope: section }),
          );
        else problems.push({ message: "this is not a name with a version after a slash", start, end });
      }
    }
    return { components, problems: problems.sort((a, b) => a.start - b.start) };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};
