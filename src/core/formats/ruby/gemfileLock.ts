import type { Component, Extraction, Identifier, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { NextOf } from "../../text/nextOf.js";
import { indexWithin, lastIndexWithin } from "../../text/within.js";
import { written } from "../shared/declared.js";
import { Dependents } from "../rows/dependents.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { gemSource } from "./sources.js";

const sections = new Set(["GEM", "GIT", "PATH", "PLUGIN SOURCE"]);

/** Bundler `Gemfile.lock` and `gems.locked`. https://bundler.io/guides/rationale.html */
export const gemfileLock: Format = {
  id: "gem/lock",
  title: "Bundler Gemfile.lock and gems.locked",
  files: ["Gemfile.lock", "gems.locked", "*.gemfile.lock", "Gemfile*.lock", "Gemfile.lock*", "*.lock"],
  recognizes: namedOrMarked(/gemfile[^/]*\.lock$|^gems\.locked$/i, /^(?:GEM|GIT|PATH)\r?\n {2}remote: /m),
  ecosystems: ["gem"],
  generated: true,
  extract: ({ text }) => readLock(text),
};

function readLock(text: string): Extraction {
  const lines = new LineCursor(text);
  const draft = new LockedPackage(new LockedRows("gem", { text }));
  const components: Component[] = [];
  const problems: Problem[] = [];
  const direct = new Set<string>();
  const dependents = new Dependents(text);
  const brackets = new NextOf(text, "(");
  let section = "";
  let isOfGems = false;
  let git: Identifier | undefined;
  let owner = "";
  while (lines.next()) {
    const { start, end, indent } = lines;
    if (indent === 0) {
      const code = text.charCodeAt(start);
      if (code >= 60 && code <= 62) {
        // `<<<<<<<`, `=======`, `>>>>>>>`: both sides are read.
        if (problems.length < maxProblems) problems.push({ message: "unresolved merge conflict", start, end });
        continue;
      }
      section = text.slice(start, end);
      isOfGems = sections.has(section);
      git = undefined;
    } else if (section === "DEPENDENCIES") direct.add(nameAt(text, start, end).replace(/!$/, ""));
    else if (!isOfGems) continue;
    else if (indent === 2 && text.startsWith("remote:", start)) {
      const remote = written(text, valueStart(text, start, end), end);
      if (section === "GIT") git = urlIdentifier(remote);
      else components.push(...gemSource(remote, { start, end }, section));
    } else if (indent === 4) {
      const open = brackets.from(start);
      const close = open < end ? lastIndexWithin(text, 41, open, end) : -1;
      // `1.16.5-x86_64-linux`: the platform is not part of the version, which holds no hyphen itself.
      const dash = close < 0 ? -1 : indexWithin(text, 45, open, close);
      draft.begin(start, section);
      draft.end = end;
      draft.name(start, nameEnd(text, start, end));
      if (close > open + 1) draft.version(open + 1, dash < 0 ? close : dash);
      const component = draft.component();
      if (git) component.identifiers = [git];
      components.push(component);
      if (dependents.collects) owner = component.name;
    } else if (indent === 6 && dependents.collects) {
      dependents.add(nameAt(text, start, end), owner);
    }
  }
  dependents.complete(components, direct);
  return { components, problems };
}

const maxProblems = 20;

/** The first word of a line. */
function nameAt(text: string, start: number, end: number): string {
  return text.slice(start, nameEnd(text, start, end));
}

function nameEnd(text: string, start: number, end: number): number {
  const space = indexWithin(text, 32, start, end);
  return space < 0 ? end : space;
}

function valueStart(text: string, start: number, end: number): number {
  let at = text.indexOf(":", start) + 1;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at;
}
