import type { Component, Problem } from "../../model.js";
import { declared, written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Carton's `cpanfile.snapshot`. https://metacpan.org/dist/Carton/view/lib/Carton.pm */
export const cpanSnapshot: Format = {
  id: "cpan/snapshot",
  title: "Carton cpanfile.snapshot",
  files: ["cpanfile.snapshot"],
  ecosystems: ["cpan"],
  generated: true,
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    for (const { 0: line, index } of text.matchAll(/^[^\r\n]*[^\s][^\r\n]*$/gm)) {
      const at = index + (line.charCodeAt(0) === 0xfeff ? 1 : 0);
      const shown = line.slice(at - index);
      if (/^(?:#|DISTRIBUTIONS\s*$)/.test(shown)) continue;
      const distribution = /^ {2}(\S+)-(v?\d\S*)\s*$/.exec(shown);
      if (distribution?.[1] && distribution[2]) {
        const versionStart = at + 2 + distribution[1].length + 1;
        const name = written(text, at + 2, at + 2 + distribution[1].length);
        const version = written(text, versionStart, versionStart + distribution[2].length);
        const entry = { start: at + 2, end: version.end };
        components.push(declared("cpan", name, version, { entry, scope: "DISTRIBUTIONS", relation: "transitive" }));
      } else if (/^ {2}\S/.test(shown)) {
        const end = at + shown.trimEnd().length;
        components.push(
          declared("cpan", written(text, at + 2, end), undefined, {
            entry: { start: at + 2, end },
            scope: "DISTRIBUTIONS",
            relation: "transitive",
          }),
        );
      } else if (!/^ {4}/.test(shown)) {
        if (problems.length < maxProblems)
          problems.push({ message: "expected a distribution", start: at, end: at + shown.trimEnd().length });
      }
    }
    return { components, problems };
  },
};

const maxProblems = 20;
