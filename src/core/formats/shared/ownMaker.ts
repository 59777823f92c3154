import { forgeOwner } from "../../ecosystems/forgeOwner.js";
import type { Component, Span, Supplier, SupplierRole } from "../../model.js";
import type { Written } from "./declared.js";

/** The scope of what a manifest says of the thing that it is the manifest of. */
export const ownScope = "this project";

/**
 * The thing that a manifest is the manifest of, as far as it says who makes it: a component without a coordinate, since nothing is
 * declared. None where it names nobody.
 */
export function ownMaker(name: Written | undefined, suppliers: readonly Supplier[], entry: Span): Component[] {
  const [first] = suppliers;
  if (!first) return [];
  const { value, start, end } = name && name.value !== "" ? name : { value: first.name, ...first };
  return [
    {
      kind: "application",
      name: value,
      nameSpan: { start, end },
      entry: { start: entry.start, end: entry.end },
      scope: ownScope,
      relation: "direct",
      suppliers,
    },
  ];
}

/** An organisation that a field names; none where the field is empty or a value is put in later. */
export function named(role: SupplierRole, field: Written | undefined): readonly Supplier[] {
  if (!field || field.value.trim() === "" || /\$[({]|^\$\w+\$$/.test(field.value)) return [];
  return [{ role, name: field.value, start: field.start, end: field.end }];
}

/** Words by which a name of several is an organisation's and no person's. */
const organisation =
  /(?:^|[\s,.])(?:inc|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|oy|ab|bv|b\.v|nv|sa|s\.a|srl|s\.r\.l|spa|s\.p\.a|sarl|sas|oü|pty|pte|corp|corporation|co|company|companies|group|holdings?|technolog(?:y|ies)|systems?|solutions?|software|electronics|semiconductors?|industr(?:y|ies)|laborator(?:y|ies)|labs|institute|university|academy|bank|foundation|consortium|association|agency|ministry|jsc|ojsc|pjsc|ooo|oao|zao|pao|ооо|оао|зао|пао|ао)(?=$|[\s,.;)])|公司|集团|研究[所院]|大学|株式会社|주식회사/i;

/** Names of a field that may name persons and organisations, with a separator between: those that are an organisation's by their words. */
export function organisationsIn(
  role: SupplierRole,
  field: Written | undefined,
  separator = /[;,]/,
): readonly Supplier[] {
  if (!field || field.value.length > 1000) return [];
  // A comma is before a legal form too.
  const whole = organisation.test(field.value) && field.value.split(separator).slice(1).every(isForm);
  const parts = whole ? [field] : partsOf(field, separator);
  return parts.flatMap((part) => (organisation.test(part.value) ? named(role, part) : []));
}

function isForm(text: string): boolean {
  return /^\s*(?:inc|ltd|limited|llc|llp|plc|gmbh|corp|co|s\.?a|s\.?r\.?l|b\.?v|n\.?v)\.?\s*(?:ltd\.?)?$/i.test(text);
}

function partsOf({ value, start }: Written, separator: RegExp): readonly Written[] {
  const parts: Written[] = [];
  let at = 0;
  for (const text of value.split(separator)) {
    const before = text.length - text.trimStart().length;
    const name = text.trim();
    if (name !== "") parts.push({ value: name, start: start + at + before, end: start + at + before + name.length });
    at += text.length + 1;
  }
  return parts;
}

/** The owner of the repository that a field names by its address. */
export function ownerIn(field: Written | undefined): readonly Supplier[] {
  // What is in entities or variables has no characters of its own.
  const owner =
    field && field.end - field.start === field.value.length ? forgeOwner(field.value, field.start) : undefined;
  return owner ? [{ role: "owner", ...owner }] : [];
}
