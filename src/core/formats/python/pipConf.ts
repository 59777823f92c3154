import { iniProblems, readIni, valueless } from "../../syntax/ini.js";
import { removeElement } from "../../text/removal.js";
import type { Unresolved } from "../../model.js";
import type { Format } from "../format.js";
import { unknownAddress } from "../shared/download.js";
import { withUnresolved } from "../shared/unresolved.js";
import { fromIndexOption, isIndexOption } from "../shared/packages/indexOptions.js";

/** pip's configuration, `pip.conf` or `pip.ini`. https://pip.pypa.io/en/stable/topics/configuration/ */
export const pypiPipConf: Format = {
  id: "pypi/pip-conf",
  title: "pip configuration (pip.conf, pip.ini)",
  files: ["pip.conf", "pip.ini", ".pip/pip.conf"],
  ecosystems: [],
  extract({ text }) {
    const entries = readIni(text, { continuation: true, colon: true });
    const unresolved: Unresolved[] = [];
    const components = entries.flatMap((entry) => {
      const option = `--${entry.key.toLowerCase().replaceAll("_", "-")}`;
      const values = entry.lines.flatMap((line) => words(line.value, line.start));
      return values.flatMap((word, index) => {
        // A key with one value goes with it; of several values one goes alone.
        const span = values.length === 1 && index === 0 ? { start: entry.start, end: entry.end } : word;
        const source = fromIndexOption(option, word, { start: span.start, end: span.end });
        if (!source && isIndexOption(option))
          unresolved.push(...[unknownAddress(word)].filter((one) => one !== undefined));
        return source ?? [];
      });
    });
    const problems = [
      ...iniProblems(text, { continuation: true }),
      ...valueless(entries, (key) => /^(?:extra-)?index-url\b|^find-links$/.test(key.replaceAll("_", "-"))),
    ];
    return withUnresolved({ components, problems: problems.sort((a, b) => a.start - b.start) }, unresolved);
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

/** Several places are on lines of their own or with blanks between. */
function words(text: string, offset: number): { value: string; start: number; end: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: value, index }) => {
    return { value, start: offset + index, end: offset + index + value.length };
  });
}
