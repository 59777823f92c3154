import type { Component } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import { declared, written, type Written } from "../declared.js";
import { urlIdentifier } from "../download.js";
import type { Format } from "../format.js";

/** Elixir's `mix.lock`, a package a line. https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html */
export const hexMixLock: Format = {
  id: "hex/mix-lock",
  title: "Elixir mix.lock",
  files: ["mix.lock", "*mix.lock"],
  ecosystems: ["hex"],
  generated: true,
  extract({ text }) {
    const components: Component[] = [];
    const dependents = new Map<string, string[]>();
    const cursor = new LineCursor(text);
    while (cursor.next()) {
      const component = fromLine(cursor);
      if (!component) continue;
      components.push(component);
      for (const [, required = ""] of text.slice(component.nameSpan.end, cursor.end).matchAll(/\{:(\w+), "/g)) {
        if (required === "git" || required === "hex") continue;
        const known = dependents.get(required);
        if (known) known.push(component.name);
        else dependents.set(required, [component.name]);
      }
    }
    const withVia = components.map((component) => {
      const via = dependents.get(component.name);
      return via ? { ...component, via } : component;
    });
    return { components: withVia, problems: [] };
  },
};

/** `"name": {:hex, :name, "1.0.0", …},` or `"name": {:git, "https://…", "commit", …},`. */
function fromLine({ text, start, end }: LineCursor): Component | undefined {
  const name = stringFrom(text, start, end);
  if (!name || name.value === "") return undefined;
  const kind = /^"\s*(?::|=>)\s*\{:(hex|git)\s*,/.exec(text.slice(name.end, Math.min(end, name.end + 40)));
  if (!kind) return undefined;
  const entry = { start: name.start - 1, end: text.charAt(end - 1) === "," ? end - 1 : end };
  const first = stringFrom(text, name.end + 1, end);
  const isGit = kind[1] === "git";
  return declared("hex", name, isGit ? undefined : first, {
    entry,
    scope: "mix.lock",
    relation: "transitive",
    identifiers: [isGit ? urlIdentifier(first) : undefined],
  });
}

function stringFrom(text: string, from: number, end: number): Written | undefined {
  const open = indexWithin(text, 34, from, end);
  const close = open < 0 ? -1 : indexWithin(text, 34, open + 1, end);
  return close < 0 ? undefined : written(text, open + 1, close);
}
