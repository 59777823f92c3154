import type { SourceText } from "../../model.js";
import { iniProblems, readIni, valueless, type IniLine } from "../../syntax/ini.js";
import { removeLines } from "../../text/removal.js";
import { sourceComponent, unknownAddress } from "../shared/download.js";
import { withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";

/** Settings whose value is a place npm or an install script downloads from; proxies are none. */
const settings = /(?:registry|mirror|dist-?url|cdn_?url|binary_?(?:site|host|url|host_mirror))$/i;

/** npm `.npmrc`: registries and the mirrors of binary downloads. https://docs.npmjs.com/cli/configuring-npm/npmrc */
export const npmrc: Format = {
  id: "npm/npmrc",
  title: "npm settings (.npmrc)",
  files: [".npmrc", "npmrc"],
  ecosystems: ["npm"],
  extract(source: SourceText) {
    const entries = readIni(source.text, { inlineComments: true });
    const settings = entries.filter(({ key }) => isDownloadSetting(key));
    const components = settings.flatMap(
      (entry) => sourceComponent(withoutQuote(entry.lines[0]), entry, entry.key) ?? [],
    );
    const unresolved = settings.flatMap(({ lines: [line] }) => unknownAddress(line) ?? []);
    const problems = [
      ...iniProblems(source.text),
      ...valueless(entries, isDownloadSetting),
      ...settings.flatMap(({ lines: [line] }) =>
        line && withoutQuote(line) !== line
          ? [{ message: "the quote is not closed", start: line.start, end: line.end }]
          : [],
      ),
    ];
    return withUnresolved({ components, problems: problems.sort((a, b) => a.start - b.start) }, unresolved);
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

/** A quote that is not closed is not part of the value. */
function withoutQuote(line: IniLine | undefined): IniLine | undefined {
  return line && /^["']./.test(line.value) ? { ...line, value: line.value.slice(1), start: line.start + 1 } : line;
}

/** Whether a setting of npm or Yarn 1 says where something is downloaded from. */
export function isDownloadSetting(key: string): boolean {
  return settings.test(key);
}
