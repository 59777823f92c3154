import type { Span } from "../../model.js";
import { unescapedJson } from "../../syntax/jsonEscapes.js";
import type { Format } from "../format.js";
import { placedAt } from "./relocated.js";

/** A format whose reader compares what is in the text: it reads a JSON file without the escapes that its characters do not need. */
export function readUnescaped(format: Format): Format {
  return {
    ...format,
    ...(format.recognizes && {
      recognizes(source) {
        if (format.recognizes?.(source)) return true;
        const plain = unescapedJson(source.text);
        return plain !== undefined && format.recognizes?.({ ...source, text: plain.text }) === true;
      },
    }),
    extract(source) {
      const plain = unescapedJson(source.text);
      if (!plain) return format.extract(source);
      const { components, problems, limits, unresolved } = format.extract({ ...source, text: plain.text });
      const place = ({ start, end }: Span): Span => ({ start: plain.offsetOf(start), end: plain.offsetOf(end) });
      const placed = <T extends Span>(span: T): T => ({ ...span, ...place(span) });
      return {
        components: components.map((component) => placedAt(component, place)),
        problems: problems.map(placed),
        ...(limits && { limits: limits.map(placed) }),
        ...(unresolved && { unresolved: unresolved.map(placed) }),
      };
    },
  };
}
