import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { isGallery, packageSource } from "./sources.js";

/** Paket's `paket.lock`. https://fsprojects.github.io/Paket/lock-file.html */
export const nugetPaketLock: Format = {
  id: "nuget/paket-lock",
  title: "Paket paket.lock",
  files: ["paket.lock"],
  ecosystems: ["nuget", "github"],
  generated: true,
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const dependents = new Map<string, string[]>();
    const cursor = new LineCursor(text);
    let section = "";
    let group = "Main";
    let remote: Written | undefined;
    let current = "";
    while (cursor.next()) {
      const { start, end, indent } = cursor;
      if (indent === 0) {
        if (cursor.startsWith("GROUP ")) group = text.slice(start + 6, end);
        else section = text.slice(start, end);
        remote = undefined;
      } else if (cursor.startsWith("remote: ")) {
        remote = written(text, start + 8, end);
        if (section === "GIT" || section === "HTTP") components.push(...packageSource(remote, { start, end }, group));
      } else if (indent === 4) {
        const component = fromLine(cursor, section, group, remote);
        if (component) components.push(component);
        const open = indexWithin(text, 40, start, end);
        if (open >= 0 && indexWithin(text, 41, open, end) < 0)
          problems.push({ message: "the bracket is not closed", start: open, end });
        current = component?.name ?? "";
      } else if (indent >= 6 && current !== "" && section === "NUGET") {
        const name = text.slice(start, wordEnd(cursor)).toLowerCase();
        const known = dependents.get(name);
        if (known) known.push(current);
        else dependents.set(name, [current]);
      }
    }
    return { components: components.map((component) => withVia(component, dependents)), problems };
  },
};

/** `Name (1.0) - restriction` of NuGet, `path/file (commit)` of a repository. */
function fromLine(
  cursor: LineCursor,
  section: string,
  group: string,
  remote: Written | undefined,
): Component | undefined {
  const { text, start, end } = cursor;
  const open = indexWithin(text, 40, start, end);
  const close = open < 0 ? -1 : indexWithin(text, 41, open, end);
  const version = close > open + 1 ? written(text, open + 1, close) : undefined;
  const entry = { start, end };
  const scope = group;
  if (section === "NUGET") {
    const name = written(text, start, wordEnd(cursor));
    return declared("nuget", name, version, { entry, scope, relation: "transitive", identifiers: [placeOf(remote)] });
  }
  if (section === "GITHUB" && remote && remote.value !== "") {
    return declared("github", remote, version, { entry, scope, relation: "transitive" });
  }
  return undefined;
}

function placeOf(remote: Written | undefined): ReturnType<typeof urlIdentifier> {
  return remote && isGallery(remote.value) ? undefined : urlIdentifier(remote);
}

function wordEnd({ text, start, end }: LineCursor): number {
  const blank = indexWithin(text, 32, start, end);
  return blank < 0 ? end : blank;
}

function withVia(component: Component, dependents: ReadonlyMap<string, readonly string[]>): Component {
  if (component.kind === "source") return component;
  const via = dependents.get(component.name.toLowerCase());
  return via ? { ...component, via } : { ...component, relation: "direct" };
}
