import type { Component, Identifier, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import { written } from "../shared/declared.js";
import { Dependents } from "../rows/dependents.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readRegularYaml } from "../rows/inRegularForm.js";
import { LockedRows, type Unfinished } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** CocoaPods `Podfile.lock`, which is written in one regular form of YAML. https://guides.cocoapods.org/using/using-cocoapods.html */
export const podfileLock: Format = {
  id: "cocoapods/lock",
  title: "CocoaPods Podfile.lock",
  files: ["Podfile.lock", "Pods/Manifest.lock", "Podfile*.lock", "*Podfile.lock"],
  ecosystems: ["cocoapods"],
  generated: true,
  extract({ text }) {
    return readRegularYaml(text, '"', (regular) => {
      const problems: Problem[] = [];
      return { components: readLock(regular, problems), problems };
    });
  },
};

interface Item {
  readonly nameEnd: number;
  readonly start: number;
  readonly versionStart: number;
  readonly versionEnd: number;
}

function readLock(text: string, problems: Problem[]): Component[] {
  const lines = new LineCursor(text);
  const draft = new LockedPackage(new LockedRows("cocoapods", { text }));
  const components: Component[] = [];
  const direct = new Set<string>();
  const dependents = new Dependents(text);
  const places = new Map<string, Identifier>();
  let section = "";
  let owner = "";
  while (lines.next()) {
    const { start, end, indent } = lines;
    if (indent === 0) section = text.slice(start, text.charCodeAt(end - 1) === 58 ? end - 1 : end);
    else if (text.charCodeAt(start) === 45) {
      if (indent !== 2 && !dependents.collects) continue;
      const item = readItem(text, start, end);
      if (!item) continue;
      if (section === "DEPENDENCIES") direct.add(text.slice(item.start, item.nameEnd));
      else if (section !== "PODS") continue;
      else if (indent === 2) {
        draft.begin(start, section);
        draft.end = end;
        draft.name(item.start, item.nameEnd);
        if (item.versionStart > 0) draft.version(item.versionStart, item.versionEnd);
        else if (problems.length < 20 && item.nameEnd < end && text.charCodeAt(item.nameEnd + 1) === 40)
          problems.push({ message: "the brackets hold no version", start: item.nameEnd + 1, end });
        components.push(draft.component());
        if (dependents.collects) owner = text.slice(item.start, item.nameEnd);
      } else if (dependents.collects) dependents.add(text.slice(item.start, item.nameEnd), owner);
    } else if (indent === 2) {
      const key = unquoted(text, start, text.charCodeAt(end - 1) === 58 ? end - 1 : end);
      owner = key.value;
      const source = section === "SPEC REPOS" ? sourceComponent(key, { start, end }, section) : undefined;
      if (source) components.push(source);
    } else if (section === "EXTERNAL SOURCES" && /^:(?:git|podspec|http|source):/.test(text.slice(start, start + 10))) {
      const from = indexWithin(text, 32, start, end);
      const place = from < 0 ? undefined : urlIdentifier(unquoted(text, from + 1, end));
      if (place) places.set(owner, place);
    }
  }
  dependents.complete(components, direct);
  if (places.size > 0) addPlaces(components, places);
  return components;
}

function addPlaces(components: readonly Unfinished[], places: ReadonlyMap<string, Identifier>): void {
  for (const component of components) {
    const place = component.kind === "source" ? undefined : places.get(component.name.split("/", 1)[0] ?? "");
    if (place) component.identifiers = [place];
  }
}

/** `- Name/Sub (1.2.3):`, quoted or not, and `- Name (from …)`. */
function readItem(text: string, dash: number, end: number): Item | undefined {
  let start = dash + 1;
  while (start < end && (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 34)) start++;
  const bracket = indexWithin(text, 40, start, end);
  const open = bracket > start && text.charCodeAt(bracket - 1) === 32 ? bracket - 1 : -1;
  let nameEnd = open < 0 ? end : open;
  while (nameEnd > start && (text.charCodeAt(nameEnd - 1) === 58 || text.charCodeAt(nameEnd - 1) === 34)) nameEnd--;
  if (nameEnd <= start) return undefined;
  const close = open < 0 ? -1 : indexWithin(text, 41, open, end);
  const hasVersion = close > open + 2;
  let versionStart = hasVersion ? open + 2 : -1;
  // `(= 1.0)` is an exact pin.
  if (hasVersion && text.startsWith("= ", versionStart)) versionStart += 2;
  return { nameEnd, start, versionStart, versionEnd: close };
}

function unquoted(text: string, start: number, end: number): ReturnType<typeof written> {
  const quote = text.charCodeAt(start);
  const isQuoted = (quote === 34 || quote === 39) && end - start > 1 && text.charCodeAt(end - 1) === quote;
  return isQuoted ? written(text, start + 1, end - 1) : written(text, start, end);
}
