import type { Component } from "../../model.js";
import { declared } from "../declared.js";
import type { GoDirective } from "./directives.js";

/**
 * `replace old [version] => new [version]`: the module replaced (scope `replaced`) and what takes its place (scope `replace`),
 * which is no component when it is a folder. https://go.dev/ref/mod#go-mod-file-replace
 */
export function fromReplace({ words, entry }: GoDirective): Component[] {
  const arrow = words.findIndex(({ value }) => value === "=>");
  const [old, oldVersion] = arrow < 0 ? words : words.slice(0, arrow);
  const [replacement, version] = arrow < 0 ? [] : words.slice(arrow + 1);
  const isFolder = replacement && /^(?:\.|\/|\\|[A-Za-z]:[\\/])/.test(replacement.value);
  return [
    ...(old ? [declared("golang", old, oldVersion, { entry, scope: "replaced" })] : []),
    ...(replacement && !isFolder ? [declared("golang", replacement, version, { entry, scope: "replace" })] : []),
  ];
}
