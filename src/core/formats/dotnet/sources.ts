import type { Component, Span } from "../../model.js";
import type { Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";

/** Whether it is NuGet's public gallery, which everyone names and which says nothing about a package. */
export function isGallery(url: string): boolean {
  return /^https?:\/\/(?:(?:www|api)\.)?nuget\.org(?:\/|$)/i.test(url);
}

/** The place that packages come from, unless it is the public gallery. */
export function packageSource(url: Written | undefined, entry: Span, scope: string): Component[] {
  const source = url && !isGallery(url.value) ? sourceComponent(url, entry, scope) : undefined;
  return source ? [source] : [];
}
