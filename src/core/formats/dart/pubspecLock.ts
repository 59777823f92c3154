import type { Component } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../lockedComponent.js";
import { LockedPackage } from "../lockedPackage.js";

/** Dart and Flutter `pubspec.lock`, which pub writes in one regular form. https://dart.dev/tools/pub/glossary#lockfile */
export const pubspecLock: Format = {
  id: "pub/lock",
  title: "Dart pubspec.lock",
  files: ["pubspec.lock", "pubspec*.lock"],
  ecosystems: ["pub"],
  generated: true,
  extract: ({ text }) => ({ components: readLock(text), problems: [] }),
};

function readLock(text: string): Component[] {
  const lines = new LineCursor(text);
  const draft = new LockedPackage(new LockedRows("pub", { text }));
  const components: Component[] = [];
  let inPackages = false;
  const finish = (): void => {
    if (draft.isDownloaded) components.push(draft.component());
    draft.begin(0, "");
  };
  draft.begin(0, "");
  while (lines.next()) {
    const { start, end, indent } = lines;
    if (text.charCodeAt(start) === 35) continue;
    if (indent === 0) {
      finish();
      inPackages = text.startsWith("packages:", start);
    } else if (!inPackages) continue;
    else if (indent === 2) {
      finish();
      const colon = text.charCodeAt(end - 1) === 58 ? end - 1 : end;
      const quoted = text.charCodeAt(start) === 34 || text.charCodeAt(start) === 39;
      draft.begin(start, "packages");
      draft.name(quoted ? start + 1 : start, quoted ? colon - 1 : colon);
      draft.end = end;
    } else {
      draft.end = end;
      const [from, to] = valueOf(text, start, end);
      if (from >= to) continue;
      if (indent === 4 && text.startsWith("version:", start)) draft.version(from, to);
      else if (indent === 4 && text.startsWith("dependency:", start)) {
        draft.relation = text.startsWith("direct", from) ? "direct" : "transitive";
        draft.scope = text.slice(from, to);
      } else if (indent === 6 && text.startsWith("url:", start) && text.slice(from, to).includes("://"))
        draft.url(from, to);
    }
  }
  finish();
  return components;
}

/** The value behind a line's colon, without quotes. */
function valueOf(text: string, start: number, end: number): readonly [number, number] {
  const colon = indexWithin(text, 58, start, end);
  if (colon < 0) return [end, end];
  let from = colon + 1;
  while (from < end && text.charCodeAt(from) === 32) from++;
  const quote = text.charCodeAt(from);
  if (quote !== 34 && quote !== 39) return [from, end];
  const close = indexWithin(text, quote, from + 1, end);
  return close < 0 ? [from, end] : [from + 1, close];
}
