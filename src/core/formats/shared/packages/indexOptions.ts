import type { Component, Span } from "../../../model.js";
import { declared, type Written } from "../declared.js";
import { sourceComponent } from "../download.js";

const indexOptions = new Map([
  ["-i", "index-url"],
  ["--index-url", "index-url"],
  ["--pypi-url", "index-url"],
  ["--extra-index-url", "extra-index-url"],
  ["-f", "find-links"],
  ["--find-links", "find-links"],
]);

/** Whether the option's value is an address. */
export function isIndexOption(option: string): boolean {
  return scopeOf(option) !== undefined;
}

/** pip takes a long option by the beginning of its name, too. */
function scopeOf(option: string): string | undefined {
  const known = indexOptions.get(option);
  if (known !== undefined || !/^--(?:i|ex|f)/.test(option)) return known;
  for (const [name, scope] of indexOptions) if (name.startsWith(option)) return scope;
  return undefined;
}

/** The place that a pip option names (`--index-url https://…`, `--trusted-host …`); undefined for other options and paths. */
export function fromIndexOption(option: string, value: Written, entry: Span): Component | undefined {
  const scope = scopeOf(option);
  if (scope) return sourceComponent(value, entry, scope);
  if (option === "--trusted-host") return fromHost(value, entry, "trusted-host");
  return undefined;
}

/** A bare host with an optional port. */
export function fromHost(host: Written, entry: Span, scope: string): Component | undefined {
  const name = /^[A-Za-z0-9.*-]+/.exec(host.value)?.[0];
  if (!name) return undefined;
  const span = { start: host.start, end: host.start + name.length };
  return declared(undefined, { value: name, ...span }, undefined, {
    kind: "source",
    entry,
    scope,
    identifiers: [{ scheme: "host", value: name, ...span }],
  });
}
