import type { Shape } from "./shape.js";

/** A shape as JSON schema, draft 7. https://json-schema.org/draft-07 */
export function jsonSchema(shape: Shape): Record<string, unknown> {
  return { $schema: "http://json-schema.org/draft-07/schema#", title: "SanctionLint policy", ...schemaOf(shape) };
}

/** The schema of one place, without the head. Shapes nest four deep, so recursion is safe here. */
export function schemaOf(shape: Shape): Record<string, unknown> {
  const { description } = shape;
  switch (shape.kind) {
    case "object":
      return {
        type: "object",
        description,
        additionalProperties: false,
        ...(shape.required && { required: shape.required }),
        properties: mapValues(shape.keys, schemaOf),
      };
    case "record":
      return {
        type: "object",
        description,
        ...(shape.names
          ? {
              additionalProperties: false,
              properties: Object.fromEntries(
                shape.names.map(({ value, description }) => [value, { ...brief(schemaOf(shape.value)), description }]),
              ),
            }
          : { additionalProperties: schemaOf(shape.value) }),
      };
    case "list":
      return {
        type: "array",
        description,
        ...(shape.atLeast !== undefined && { minItems: shape.atLeast }),
        items: schemaOf(shape.items),
      };
    case "choice":
      return {
        description,
        enum: shape.choices.flatMap(({ value }) => asWritten(value)),
        ...(shape.choices.length > 1 && { enumDescriptions: shape.choices.map((one) => one.description) }),
      };
    case "number":
      return { type: "integer", description, minimum: shape.least };
    case "text":
      return {
        type: "string",
        description,
        ...(shape.pattern !== undefined && { pattern: shape.pattern }),
        ...(shape.examples && { examples: shape.examples }),
      };
  }
}

/** `version: 1` is a number to YAML and JSON and `true` is a boolean; both mean the same as their text. */
function asWritten(value: string): unknown[] {
  if (value === "1") return [1, "1"];
  return value === "true" || value === "false" ? [value === "true"] : [value];
}

/** Said once for every name of a record, the words about each choice would make up most of the schema. */
function brief({ enumDescriptions: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
