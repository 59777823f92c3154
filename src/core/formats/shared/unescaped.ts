import type { Component, Span } from "../../model.js";
import { RowComponent } from "../../model/lookup.js";
import { unescapedJson } from "../../syntax/jsonEscapes.js";
import type { Format } from "../format.js";

/** A format whose reader compares what is in the text: it reads a JSON file without the escapes that its characters do not need. */
export function readUnescaped(format: Format): Format {
  return {
    ...format,
    ...(format.recognizes && {
      recognizes: (source) =>
        format.recognizes?.({ ...source, text: unescapedJson(source.text)?.text ?? source.text }) ?? true,
    }),
    extract(source) {
      const plain = unescapedJson(source.text);
      if (!plain) return format.extract(source);
      const { components, problems, limits, unresolved } = format.extract({ ...source, text: plain.text });
      const place = <T extends Span>(span: T): T => ({
        ...span,
        start: plain.offsetOf(span.start),
        end: plain.offsetOf(span.end),
      });
      return {
        components: components.map((component) => placed(component, place)),
        problems: problems.map(place),
        ...(limits && { limits: limits.map(place) }),
        ...(unresolved && { unresolved: unresolved.map(place) }),
      };
    },
  };
}

function placed(component: Component, place: <T extends Span>(span: T) => T): Component {
  const plain = component instanceof RowComponent ? component.toJSON() : component;
  const { nameSpan, versionSpan, entry, identifiers, suppliers } = plain;
  return {
    ...plain,
    nameSpan: place(nameSpan),
    entry: place(entry),
    ...(versionSpan && { versionSpan: place(versionSpan) }),
    ...(identifiers && { identifiers: identifiers.map(place) }),
    ...(suppliers && { suppliers: suppliers.map(place) }),
  };
}
