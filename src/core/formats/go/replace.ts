import type { Component } from "../../model.js";
import { declared } from "../declared.js";
import type { GoDirective } from "./directives.js";

/**
 * `replace old [version] => new [version]`: what takes the old one's place, which is no component when it is a folder. The old
 * one is in what requires it. https://go.dev/ref/mod#go-mod-file-replace
 */
export function fromReplace({ words, entry }: GoDirective): Component[] {
  const arrow = words.findIndex(({ value }) => value === "=>");
  const [replacement, version] = arrow < 0 ? [] : words.slice(arrow + 1);
  const isFolder = replacement && /^(?:\.|\/|\\|[A-Za-z]:[\\/])/.test(replacement.value);
  return replacement && !isFolder ? [declared("golang", replacement, version, { entry, scope: "replace" })] : [];
}
