import type { SourceText } from "../../model.js";
import { readIni } from "../../syntax/ini.js";
import { removeLines } from "../../text/removal.js";
import { sourceComponent } from "../download.js";
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
    const components = readIni(source.text).flatMap((entry) => {
      const source = isDownloadSetting(entry.key) ? sourceComponent(entry.lines[0], entry, entry.key) : undefined;
      return source ? [source] : [];
    });
    return { components, problems: [] };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

/** Whether a setting of npm or Yarn 1 says where something is downloaded from. */
export function isDownloadSetting(key: string): boolean {
  return settings.test(key);
}
