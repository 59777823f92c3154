import type { Component, Problem } from "../../model.js";
import type { Format } from "../format.js";
import { readRequirementLine } from "./requirementLine.js";

/** What an installed or unpacked egg needs. https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html#requires-txt */
export const eggRequires: Format = {
  id: "pypi/egg-requires",
  title: "Python egg requires.txt",
  files: [
    "*.egg-info/requires.txt",
    "EGG-INFO/requires.txt",
    "*.egg-info/depends.txt",
    "*.egg-info/setup_requires.txt",
  ],
  ecosystems: ["pypi"],
  generated: true,
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let scope = "requires";
    for (const { 0: line, index } of text.matchAll(/(?<=^[ \t\uFEFF]*)[^\s#\uFEFF][^\r\n]*/gm)) {
      const end = index + line.replace(/\s#.*/, "").trimEnd().length;
      const section = /^\[([^\]:]*)(?::[^\]]*)?\]$/.exec(text.slice(index, end));
      if (section) {
        scope = section[1] ? `extra ${section[1]}` : "requires";
        continue;
      }
      const read = readRequirementLine(text, { start: index, end }, scope);
      components.push(...read.components);
      if (read.problem && problems.length < maxProblems) problems.push(read.problem);
    }
    return { components, problems };
  },
};

const maxProblems = 20;
