import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { removeLines } from "../../text/removal.js";
import { declared, written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";

/** Mint's `Mintfile`: command line tools that are built from Swift packages. https://github.com/yonaskolb/Mint#mintfile */
export const mintfile: Format = {
  id: "mint/mintfile",
  title: "Mint Mintfile",
  files: ["Mintfile"],
  ecosystems: ["swift"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const cursor = new LineCursor(text);
    while (cursor.next()) {
      if (cursor.startsWith("#")) continue;
      const { start } = cursor;
      const end = declarationEnd(text, cursor);
      const found = fromLine(text, start, end);
      components.push(...found);
      if (found.length === 0) problems.push({ message: "this is not a repository", start, end });
      else if (text.charAt(end - 1) === "@") problems.push({ message: "no version follows", start: end - 1, end });
    }
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

/** `owner/repository@version`, or a git URL in the repository's place. */
function fromLine(text: string, start: number, end: number): Component[] {
  const line = text.slice(start, end);
  // The user of `git@host:…` and of a URL comes before the last slash.
  const at = line.indexOf("@", line.lastIndexOf("/") + 1);
  const place = written(text, start, at < 0 ? end : start + line.slice(0, at).trimEnd().length);
  const blanks = at < 0 ? -1 : line.slice(at + 1).search(/\S/);
  const version = blanks < 0 ? undefined : written(text, start + at + 1 + blanks, end);
  const isHosted = /^[\w.-]+\/[\w.-]+$/.test(place.value);
  const repository = isHosted ? undefined : readGitRepository(place);
  if (!isHosted && !repository) return [];
  const url = isHosted ? { ...place, value: `https://github.com/${place.value}` } : place;
  const declaration = { entry: { start, end }, scope: "Mintfile", identifiers: [urlIdentifier(url)] };
  return [declared("swift", repository?.place ?? place, version, { ...declaration, kind: "application" })];
}

/** Blanks around the `@` are no end. */
function declarationEnd(text: string, { start, end }: LineCursor): number {
  return start + (/^[^\s@]*(?:\s*@\s*[^\s@]*)*/.exec(text.slice(start, end))?.[0].trimEnd().length ?? 0);
}
