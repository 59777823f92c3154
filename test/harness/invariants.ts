import assert from "node:assert/strict";
import type { Extraction, SourceText, Span } from "../../src/core/model.js";
import type { Format } from "../../src/core/formats/format.js";

/** Characters by which a message would write more than itself. */
const writesMore = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** What every extraction owes, whatever the input: no throw, spans inside the text, names that are not empty, messages that are plain text. */
export function checkExtraction(format: Format, source: SourceText): Extraction {
  const extraction = format.extract(source);
  const inside = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= source.text.length;
  for (const component of extraction.components) {
    assert.ok(inside(component.nameSpan), `name span of ${component.name}`);
    assert.ok(inside(component.entry), `entry span of ${component.name}`);
    assert.ok(component.name.length > 0, "a component without a name");
    if (component.versionSpan) assert.ok(inside(component.versionSpan), `version span of ${component.name}`);
    // Read from the text a second time in some formats.
    for (const name of component.via ?? []) assert.ok(name.length > 0, `${component.name} is brought in by nobody`);
    for (const handle of [...(component.identifiers ?? []), ...(component.suppliers ?? [])]) assert.ok(inside(handle));
  }
  const remarks = [...(extraction.limits ?? []), ...(extraction.unresolved ?? [])];
  for (const remark of [...remarks, ...extraction.problems]) {
    assert.ok(inside(remark), remark.message);
    assert.doesNotMatch(remark.message, writesMore, JSON.stringify(remark.message));
  }
  return extraction;
}
