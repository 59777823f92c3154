import { packageType } from "./packageTypes.js";
import type { Purl } from "./packageUrl.js";
import { canonicalPurl, parsePurl } from "./purl.js";

/**
 * What a Package URL says against the rules of its type, in words; undefined when it is sound. Documents are read without this: a
 * package whose URL lacks something is named all the same. https://github.com/package-url/purl-spec
 */
export function purlProblem(text: string): string | undefined {
  const purl = parsePurl(text);
  if (!purl) return "a package URL has a type and a name: pkg:npm/%40acme/core";
  return partsProblem(purl);
}

/** The same of a purl in parts. */
export function partsProblem(purl: Purl): string | undefined {
  const { type, namespace = "", name, version, qualifiers = {} } = canonicalPurl(purl);
  const rules = packageType(type);
  if (!/^[a-z][a-z0-9.-]*$/.test(type)) return "a package URL has a type";
  if (name === "" || name.startsWith("@")) return "a package URL has a name";
  if (rules.namespace === "required" && namespace === "") return `a package URL of type ${type} has a namespace`;
  if (rules.namespace === "prohibited" && namespace !== "") return `a package URL of type ${type} has no namespace`;
  if (rules.nameForm && !rules.nameForm.test(name)) return `"${name}" cannot be a name of type ${type}`;
  if (version !== undefined && rules.versionForm && !rules.versionForm.test(version))
    return `"${version}" cannot be a version of type ${type}`;
  if (rules.qualifier !== undefined && !qualifiers[rules.qualifier])
    return `a package URL of type ${type} has the qualifier ${rules.qualifier}`;
  const key = Object.keys(qualifiers).find((one) => !/^[A-Za-z][A-Za-z0-9._-]*$/.test(one));
  return key === undefined ? undefined : `"${key}" cannot be the key of a qualifier`;
}
