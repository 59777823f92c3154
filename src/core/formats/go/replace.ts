import type { Component } from "../../model.js";
import { declared } from "../shared/declared.js";
import type { GoDirective } from "./directives.js";

/**
 * `replace old [version] => new [version]`: what takes the old one's place, which is not a component when it is a folder. The old
 * one is in what requires it. https://go.dev/ref/mod#go-mod-file-replace
 */
export function fromReplace({ words, entry }: GoDirective): Component[] {
  const arrow = words.findIndex(({ value }) => value === "=>");
  const [replacement, version] = arrow < 0 ? [] : words.slice(arrow + 1);
  const isFolder = replacement && /^(?:\.|\/|\\|[A-Za-z]:[\\/])/.test(replacement.value);
  return replacement && !isFolder ? [declared("golang", replacement, version, { entry, scope: "replace" })] : [];
}

/** Modules that others take the place of, with the versions of which that is so; undefined for all. */
export type ReplacedModules = ReadonlyMap<string, readonly (string | undefined)[]>;

export function replacedModules(directives: readonly GoDirective[]): ReplacedModules {
  const replaced = new Map<string, (string | undefined)[]>();
  for (const { verb, words } of directives) {
    const arrow = words.findIndex(({ value }) => value === "=>");
    const [old] = words;
    if (verb !== "replace" || !old || arrow < 1 || arrow > 2 || words.length === arrow + 1) continue;
    const version = arrow === 2 ? words[1]?.value : undefined;
    replaced.set(old.value, [...(replaced.get(old.value) ?? []), version]);
  }
  return replaced;
}
