import type { Alternative } from "../model.js";
import type { Purl } from "../ecosystems/packageUrl.js";
import { parsePurl } from "../ecosystems/purl.js";

/** Recorded alternatives are few, and each is asked about for every finding. */
const known = new WeakMap<Alternative, { readonly purl: Purl | undefined }>();

/** The package that an alternative names; undefined where it is something else. */
export function packageNamedBy(alternative: Alternative): Purl | undefined {
  let parsed = known.get(alternative);
  if (!parsed) known.set(alternative, (parsed = { purl: parsePurl(alternative.to) }));
  return parsed.purl;
}
