import type { Component, ComponentKind, Span } from "../../model.js";
import type { ScalarNode } from "../../syntax/tree.js";

/** A component known by the id of the driver or integration that talks to it: `homeassistant/hikvision`. */
export function automated(
  id: string,
  name: Pick<ScalarNode, "value" | "start" | "end">,
  entry: Span,
  scope: string,
  kind: ComponentKind = "device",
): Component {
  return {
    kind,
    name: name.value,
    nameSpan: { start: name.start, end: name.end },
    entry: { start: entry.start, end: entry.end },
    scope,
    relation: "direct",
    identifiers: [{ scheme: "automation", value: id, start: name.start, end: name.end }],
  };
}
