import type { Problem } from "../../model.js";
import { TopLines } from "../../syntax/topLines.js";
import { NextOf } from "../../text/nextOf.js";
import { standsAt } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows, wholePlace, type LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";

/** Elixir's `mix.lock`, a package a line. https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html */
export const hexMixLock: Format = {
  id: "hex/mix-lock",
  title: "Elixir mix.lock",
  files: ["mix.lock", "*mix.lock"],
  ecosystems: ["hex"],
  generated: true,
  extract({ text }) {
    const components: LockedComponent[] = [];
    const problems: Problem[] = [];
    const rows = new LockedRows("hex", { text });
    rows.urlIn = wholePlace;
    rows.viaOf = viaFrom(
      () => readGraph(text),
      ({ name }) => [name],
    );
    const draft = new LockedPackage(rows);
    const quotes = new NextOf(text, '"');
    const cursor = new TopLines(text);
    for (let more = cursor.isInside; more; more = cursor.next()) {
      cursor.trim();
      if (text.charCodeAt(cursor.contentStart()) === 35) continue;
      if (readLine(cursor, quotes, draft)) components.push(draft.component());
      const message = brokenLine(cursor, quotes);
      if (message !== undefined && problems.length < 20)
        problems.push({ message, start: cursor.contentStart(), end: cursor.end });
    }
    return { components, problems };
  },
};

/** `"name": {:hex, :name, "1.0.0", …},` or `"name": {:git, "https://…", "commit", …},`. False for other lines. */
function readLine(cursor: TopLines, quotes: NextOf, draft: LockedPackage): boolean {
  const { text, end } = cursor;
  const open = quotes.from(cursor.start);
  const close = open < end ? quotes.from(open + 1) : Infinity;
  if (close >= end || close === open + 1) return false;
  const kind = kindAt(text, close + 1, end);
  if (kind === undefined) return false;
  draft.begin(open, "mix.lock");
  draft.end = text.charCodeAt(end - 1) === 44 ? end - 1 : end;
  draft.name(open + 1, close);
  const valueOpen = quotes.from(close + 1);
  const valueClose = valueOpen < end ? quotes.from(valueOpen + 1) : Infinity;
  if (valueClose >= end || valueClose === valueOpen + 1) return true;
  if (kind === "hex") draft.version(valueOpen + 1, valueClose);
  else draft.url(valueOpen + 1, valueClose);
  return true;
}

/** What is after a name: `: {:hex,` or, older, ` => {:git,`. */
function kindAt(text: string, from: number, end: number): "hex" | "git" | undefined {
  if (standsAt(text, ": {:hex, ", from)) return "hex";
  const kind = /^\s*(?::|=>)\s*\{:(hex|git)\s*,/.exec(text.slice(from, Math.min(end, from + 40)))?.[1];
  return kind === "hex" || kind === "git" ? kind : undefined;
}

/** What a package needs is after its name: `{:jason, "~> 1.0", [hex: :jason]}`. */
function readGraph(text: string): LockGraph {
  const graph = new LockGraph();
  for (const line of text.split("\n")) {
    const name = /^\s*"([^"]+)"\s*(?::|=>)/.exec(line)?.[1];
    if (name === undefined) continue;
    for (const [, required = ""] of line.matchAll(/\{:(\w+), "/g)) {
      if (required !== "git" && required !== "hex") graph.add(required, name);
    }
  }
  return graph;
}

/** What is wrong with a line of a package that has an odd number of quotes, or no third of its fields. */
function brokenLine({ start, end }: TopLines, quotes: NextOf): string | undefined {
  let count = 0;
  for (let at = quotes.from(start); at < end; at = quotes.from(at + 1)) count++;
  if (count === 0 || (count > 2 && count % 2 === 0)) return undefined;
  return count % 2 > 0 ? "a quote is not closed" : "no version and no location follow the name";
}
