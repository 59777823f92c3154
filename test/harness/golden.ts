import type { Component, Extraction, SourceText, Span } from "../../src/core/model.js";
import { LineIndex } from "../../src/core/text/lineIndex.js";
import { purlOf } from "../../src/core/ecosystems/writtenNames.js";

/**
 * The expectation of a fixture: one line per component and problem, each quoting the text its span covers,
 * so that a wrong span is visible to the eye.
 */
export function describeExtraction(source: SourceText, extraction: Extraction): string {
  const lines = new LineIndex(source.text);
  const place = (label: string, span: Span): string => {
    const { line, column } = lines.positionAt(span.start);
    return `${label} ${line}:${column} ${JSON.stringify(source.text.slice(span.start, span.end))}`;
  };
  const describe = (component: Component): string =>
    [
      component.kind,
      purlOf(component) ?? JSON.stringify(component.name),
      component.scope,
      component.relation,
      place("name", component.nameSpan),
      ...(component.name === source.text.slice(component.nameSpan.start, component.nameSpan.end)
        ? []
        : [`as ${component.name}`]),
      ...(component.versionSpan ? [place("version", component.versionSpan)] : []),
      ...(component.version !== undefined &&
      component.version !==
        (component.versionSpan && source.text.slice(component.versionSpan.start, component.versionSpan.end))
        ? [`read ${JSON.stringify(component.version)}`]
        : []),
      ...(component.identifiers ?? []).map(
        (identifier) => `${place(identifier.scheme, identifier)}${asRead(source, identifier)}`,
      ),
      ...(component.suppliers ?? []).map((supplier) => place(supplier.role, supplier)),
      ...(component.via ? [`via ${component.via.join(", ")}`] : []),
      ...(component.placement ? [JSON.stringify(component.placement)] : []),
      ...(component.mention ? ["mention"] : []),
    ].join("  ");
  return [
    ...extraction.components.map(describe),
    ...extraction.problems.map((problem) => `${place("problem", problem)} ${problem.message}`),
    ...(extraction.limits ?? []).map((limit) => `${place("limit", limit)} ${limit.message}`),
    ...(extraction.unresolved ?? []).map((value) => `${place("unresolved", value)} ${value.message}`),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function asRead(source: SourceText, identifier: Span & { readonly value: string }): string {
  return source.text.slice(identifier.start, identifier.end) === identifier.value
    ? ""
    : ` read ${JSON.stringify(identifier.value)}`;
}
