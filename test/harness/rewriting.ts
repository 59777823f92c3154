import assert from "node:assert/strict";
import type { Extraction, SourceText } from "../../src/core/model.js";
import type { Format } from "../../src/core/formats/format.js";
import { formatOf } from "./recognise.js";

/** A way to write the same. Where names are written otherwise than they read, they have no place of their own. */
export type Way = readonly [name: string, write: (text: string) => string, spelled?: "otherwise"];

/** Holds a file that is written in another way to the same format, without problems, and to the same components. */
export function checkRewritten(format: Format, source: SourceText, text: string, spelled?: "otherwise"): void {
  const other = { ...source, text };
  assert.equal(formatOf(other)?.id, format.id);
  const read = format.extract(other);
  const before = format.extract(source);
  assert.deepEqual(
    read.problems.map(({ message }) => message),
    before.problems.map(({ message }) => message),
  );
  assert.deepEqual(described(other, read, !spelled), described(source, before, !spelled));
}

/** What is said of the components, in no order, and that their places are those of their texts. */
export function described({ text }: SourceText, { components }: Extraction, places = true): string[] {
  return components
    .map(({ kind, ecosystem, name, nameSpan, version, scope, relation, identifiers, suppliers, via, placement }) => {
      const named = text.slice(nameSpan.start, nameSpan.end);
      // What is put together or written with escapes has the place of all of it.
      const place = named === name ? named : "";
      return JSON.stringify([
        [kind, ecosystem, name, version, scope, relation, via, placement],
        identifiers?.map(({ scheme, value }) => [scheme, value]),
        suppliers?.map(({ role, name: supplier }) => [role, supplier]),
        ...(places ? [place] : []),
      ]);
    })
    .sort();
}
