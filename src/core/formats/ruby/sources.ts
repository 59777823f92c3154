import type { Component, Span } from "../../model.js";
import type { Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";

/** The place that `source` or `remote:` names. The public registry, which everyone names, says nothing and is none. */
export function gemSource(url: Written | undefined, entry: Span, scope: string): Component[] {
  if (url && /^https?:\/\/(?:www\.)?rubygems\.org\/?$/i.test(url.value)) return [];
  const source = sourceComponent(url, entry, scope);
  return source ? [source] : [];
}
