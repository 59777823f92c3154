import type { Component, Identifier, IdentifierScheme, Supplier, SupplierRole } from "../../src/core/model.js";

const nowhere = { start: 0, end: 1 };
const beside = { start: 2, end: 3 };

/** A component as a format would have read it, at no particular place. */
export function componentOf(more: Partial<Component> & { readonly name: string }): Component {
  return { kind: "library", nameSpan: nowhere, entry: nowhere, scope: "test", relation: "direct", ...more };
}

export function identifierOf(scheme: IdentifierScheme, value: string): Identifier {
  return { ...nowhere, scheme, value };
}

export function supplierOf(role: SupplierRole, name: string): Supplier {
  return { ...beside, role, name };
}
