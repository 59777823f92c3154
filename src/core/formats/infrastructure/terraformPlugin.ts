import type { Component, Span } from "../../model.js";
import { literal } from "../../syntax/hcl.js";
import { get, type MapNode } from "../../syntax/tree.js";
import { exact, fromModuleSource } from "./terraformSource.js";

/** `name = { source, version }` in Packer's `required_plugins`. https://developer.hashicorp.com/packer/docs/templates/hcl_templates/blocks/packer */
export function fromPlugin(node: MapNode | undefined, entry: Span): Component[] {
  const source = literal(get(node, "source"));
  return source ? fromModuleSource(source, exact(literal(get(node, "version"))), entry, "required_plugins") : [];
}
