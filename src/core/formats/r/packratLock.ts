import type { Component, Problem } from "../../model.js";
import { readIni, type IniLine } from "../../syntax/ini.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { shown } from "../../text/shown.js";

/** packrat's `packrat.lock`. https://rstudio.github.io/packrat/ */
export const cranPackratLock: Format = {
  id: "cran/packrat-lock",
  title: "packrat packrat.lock",
  files: ["packrat.lock", "*packrat*.lock", "*.lock"],
  ecosystems: ["cran"],
  generated: true,
  recognizes: ({ uri, text }) => /packrat[^/]*$/i.test(uri) || /^\uFEFF?PackratFormat:/.test(text),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let open: Open | undefined;
    const complete = (): void => {
      if (open?.name.value) components.push(fromPackage(open));
      open = undefined;
    };
    for (const { key, start, end, lines } of readIni(text, { continuation: true, colon: true })) {
      const [first] = lines;
      if (!first && (key === "Package" || key === "Version"))
        problems.push({ message: `${shown(key)} has no value`, start, end });
      if (key === "Package") {
        complete();
        if (first) open = { name: first, start, end };
      } else if (key === "Repos") components.push(...lines.flatMap(repositories));
      else if (open) {
        open.end = end;
        if (key === "Version") open.version ??= first;
        else if (key === "RemoteUrl" || key === "GithubUrl") open.url ??= first;
      }
    }
    complete();
    return { components, problems };
  },
};

/** A package whose fields are being read. */
interface Open {
  readonly name: IniLine;
  readonly start: number;
  end: number;
  version?: IniLine | undefined;
  url?: IniLine | undefined;
}

function fromPackage({ name, version, url, start, end }: Open): Component {
  const identifiers = [urlIdentifier(url)];
  return declared("cran", name, version, {
    entry: { start, end },
    scope: "Package",
    relation: "transitive",
    identifiers,
  });
}

/** `CRAN=https://…, Own=https://…`. */
function repositories({ value, start }: IniLine): Component[] {
  return [...value.matchAll(/[a-z]+:\/\/[^\s,]+/g)].flatMap(({ 0: url, index }) => {
    const place = { value: url, start: start + index, end: start + index + url.length };
    return sourceComponent(place, place, "Repos") ?? [];
  });
}
