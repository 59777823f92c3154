import type { Component } from "../model.js";
import { packageType } from "./packageTypes.js";
import type { Purl } from "./packageUrl.js";
import { formatPurl } from "./purl.js";

/** The purl of a component, with its version when that is one version and not a range; undefined without a package coordinate. */
export function purlOf(component: Component): string | undefined {
  if (!component.ecosystem) return undefined;
  const { namespace, name, subpath } = swiftName(component) ?? splitName(component.ecosystem, component.name);
  const version = component.version;
  return formatPurl({
    type: component.ecosystem,
    name,
    ...(namespace && { namespace }),
    ...(version !== undefined && isSingleVersion(version) && { version }),
    ...(subpath && { subpath }),
  });
}

/** A Swift package's purl is made of its repository's URL, which the file writes beside the name. */
function swiftName({
  ecosystem,
  identifiers,
}: Component): { namespace: string; name: string; subpath?: string } | undefined {
  const url = ecosystem === "swift" ? identifiers?.find(({ scheme }) => scheme === "url")?.value : undefined;
  const path = url
    ?.replace(/^[a-z+]+:\/\//, "")
    .replace(/^git@([^:/]+):/, "$1/")
    .replace(/(?:\.git)?\/*$/, "");
  const slash = path?.lastIndexOf("/") ?? -1;
  return path && slash > 0 ? { namespace: path.slice(0, slash), name: path.slice(slash + 1) } : undefined;
}

/** Namespace and name of a coordinate as the ecosystem's users write it. */
export function splitName(type: string, written: string): { namespace?: string; name: string; subpath?: string } {
  const { names } = packageType(type);
  if (names === "colons" || names === "dots") {
    const colon = written.indexOf(names === "dots" ? "." : ":");
    return colon < 0
      ? splitAtLastSlash(written)
      : { namespace: written.slice(0, colon), name: written.slice(colon + 1) };
  }
  if (type === "cocoapods" && written.includes("/")) {
    const slash = written.indexOf("/");
    return { name: written.slice(0, slash), subpath: written.slice(slash + 1) };
  }
  if (type === "githubactions") {
    const [owner = "", name, ...path] = written.split("/");
    if (name !== undefined) return { namespace: owner, name, ...(path.length > 0 && { subpath: path.join("/") }) };
  }
  // The public registries are what a name without a host means.
  if (type === "terraform") return splitAtLastSlash(written.replace(publicRegistry, ""));
  // Repositories are named with their host; the type says it again.
  if (type === "github" || type === "bitbucket")
    return splitAtLastSlash(written.replace(/^(?:github\.com|bitbucket\.org)[:/]/i, ""));
  return splitAtLastSlash(written);
}

/** Terraform's and OpenTofu's registry in front of a provider's name. */
export const publicRegistry = /^registry\.(?:terraform\.io|opentofu\.org)\//;

/** The name as its users write it, from the parts of a purl. */
export function writtenName(purl: Purl): string {
  if (!purl.namespace) return purl.type === "cocoapods" && purl.subpath ? `${purl.name}/${purl.subpath}` : purl.name;
  return purl.namespace + (purl.type === "maven" ? ":" : purl.type === "vscode-extension" ? "." : "/") + purl.name;
}

function splitAtLastSlash(written: string): { namespace?: string; name: string } {
  const slash = written.lastIndexOf("/");
  return slash <= 0 ? { name: written } : { namespace: written.slice(0, slash), name: written.slice(slash + 1) };
}

function isSingleVersion(version: string): boolean {
  return /^[vV]?\d[\w.+~:!-]*$/.test(version) || /^(?:sha\d*[:-])?[0-9a-fA-F]{7,}$/.test(version);
}
