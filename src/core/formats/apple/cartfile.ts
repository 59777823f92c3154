import type { Component } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, readDsl, type DslDialect } from "../../syntax/dsl.js";
import { removeLines } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";
import { repositoryName } from "./repositoryName.js";

/** Carthage `Cartfile` and `Cartfile.private`. https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md */
export const cartfile: Format = {
  id: "carthage/cartfile",
  title: "Carthage Cartfile",
  files: ["Cartfile", "Cartfile.private"],
  ecosystems: ["swift", "generic"],
  extract: ({ text }) => readCartfile(text, "direct"),
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

/** Carthage `Cartfile.resolved`. https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md */
export const cartfileResolved: Format = {
  id: "carthage/resolved",
  title: "Carthage Cartfile.resolved",
  files: ["Cartfile.resolved"],
  ecosystems: ["swift", "generic"],
  generated: true,
  extract: ({ text }) => readCartfile(text, "transitive"),
};

/** Comments begin with `#`; all else is words and strings. */
const lines: DslDialect = { hash: true, single: "character" };

function readCartfile(text: string, relation: "direct" | "transitive"): ReturnType<Format["extract"]> {
  const dsl = readDsl(text, lines);
  const components: Component[] = [];
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    const place = dsl.tokens[index + 1];
    if (!token.startsLine || !/^(?:github|git|binary)$/.test(token.text)) continue;
    if (place?.kind !== "string" || place.start >= place.end || place.startsLine) continue;
    components.push(fromLine(dsl, token, place, index, relation));
  }
  return { components, problems: dsl.problems };
}

function fromLine(
  dsl: DslText,
  token: DslToken,
  place: DslToken,
  index: number,
  relation: "direct" | "transitive",
): Component {
  const location = written(dsl.text, place.start, place.end);
  const isHosted = token.text === "github" && !location.value.includes("://");
  const url = isHosted ? { ...location, value: `https://github.com/${location.value}` } : location;
  const isBinary = token.text === "binary";
  const name =
    (isHosted ? location : isBinary ? repositoryName(location) : readGitRepository(location)?.place) ?? location;
  let last = index + 1;
  while (dsl.tokens[last + 1] && !dsl.tokens[last + 1]?.startsLine) last++;
  const version = last > index + 1 ? requirement(dsl, index + 2, last) : undefined;
  const entry = { start: token.start, end: dsl.tokens[last]?.outerEnd ?? place.outerEnd };
  const declaration = { entry, scope: token.text, relation, identifiers: [urlIdentifier(url)] };
  return declared(isBinary ? "generic" : "swift", name, version, declaration);
}

/** `~> 1.0`, `== 1.0` (an exact pin) or the `"branch"` in quotes. */
function requirement(dsl: DslText, from: number, last: number): Written | undefined {
  const first = dsl.tokens[from];
  const end = dsl.tokens[last];
  if (!first || !end) return undefined;
  if (first.kind === "string") return first.start < first.end ? written(dsl.text, first.start, first.end) : undefined;
  const start = isMark(first, "==") && from < last ? (dsl.tokens[from + 1]?.start ?? first.start) : first.start;
  return written(dsl.text, start, end.end);
}
