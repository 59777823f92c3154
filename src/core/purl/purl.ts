import type { Component } from "../model.js";

/** A Package URL in parts, decoded. https://github.com/package-url/purl-spec */
export interface Purl {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly subpath?: string;
}

const lowercased = new Set([
  "alpm",
  "apk",
  "bitbucket",
  "bitnami",
  "brew",
  "composer",
  "deb",
  "github",
  "githubactions",
  "golang",
  "hex",
  "luarocks",
  "npm",
  "pub",
  "pypi",
]);

/** Canonical text of a purl: names normalised by the type's rules, parts percent-encoded. */
export function formatPurl(purl: Purl): string {
  const isFolded = lowercased.has(purl.type) || isFoldedByHost(purl);
  const normalise = (text: string): string => (isFolded ? text.toLowerCase() : text);
  const name = purl.type === "pypi" ? normalise(purl.name).replace(/[-_.]+/g, "-") : normalise(purl.name);
  // The version of a model is a commit.
  const version = purl.type === "huggingface" ? purl.version?.toLowerCase() : purl.version;
  const namespace = purl.namespace && `${normalise(purl.namespace).split("/").filter(Boolean).map(encode).join("/")}/`;
  const qualifiers = Object.entries(purl.qualifiers ?? {})
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key.toLowerCase()}=${encode(value)}`);
  return (
    `pkg:${purl.type}/${namespace ?? ""}${encode(name)}` +
    (version ? `@${encode(version)}` : "") +
    (qualifiers.length > 0 ? `?${qualifiers.join("&")}` : "") +
    (purl.subpath ? `#${purl.subpath.split("/").filter(Boolean).map(encode).join("/")}` : "")
  );
}

/** Whether capitals count depends on who keeps the repository or the model. */
function isFoldedByHost({ type, namespace = "", qualifiers }: Purl): boolean {
  if (type === "mlflow") return /\bdatabricks|azuredatabricks/i.test(qualifiers?.repository_url ?? "");
  return type === "git" && /^(?:github|gitlab|bitbucket)(?:\.(?:com|org))?(?:\/|$)/i.test(namespace);
}

/** Reads a purl; undefined when the text is none. */
export function parsePurl(text: string): Purl | undefined {
  const match = /^pkg:\/*([A-Za-z][A-Za-z0-9.+-]*)\/([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  const path = match[2].replace(/^\/+|\/+$/g, "");
  const slash = path.lastIndexOf("/");
  const last = path.slice(slash + 1);
  // The version's @ comes after the name; a scope's @ is encoded in canonical purls and tolerated here at the start.
  const at = last.lastIndexOf("@");
  if (at === 0 && slash <= 0) return undefined;
  const name = decode(at <= 0 ? last : last.slice(0, at));
  if (name === "") return undefined;
  const qualifiers = match[3] === undefined ? undefined : readQualifiers(match[3]);
  return {
    type: match[1].toLowerCase(),
    ...(slash > 0 && { namespace: path.slice(0, slash).split("/").map(decode).join("/") }),
    name,
    ...(at > 0 && { version: decode(last.slice(at + 1)) }),
    ...(qualifiers && { qualifiers }),
    ...(match[4] && { subpath: decode(match[4]).replace(/^\/+|\/+$/g, "") }),
  };
}

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
  if (type === "maven" || type === "clojars") {
    const colon = written.indexOf(":");
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
  return purl.namespace + (purl.type === "maven" ? ":" : "/") + purl.name;
}

function splitAtLastSlash(written: string): { namespace?: string; name: string } {
  const slash = written.lastIndexOf("/");
  return slash <= 0 ? { name: written } : { namespace: written.slice(0, slash), name: written.slice(slash + 1) };
}

function isSingleVersion(version: string): boolean {
  return /^[vV]?\d[\w.+~:!-]*$/.test(version) || /^(?:sha\d*[:-])?[0-9a-fA-F]{7,}$/.test(version);
}

function readQualifiers(text: string): Record<string, string> {
  const pairs = text.split("&").map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    return equals < 0
      ? [pair.toLowerCase(), ""]
      : [pair.slice(0, equals).toLowerCase(), decode(pair.slice(equals + 1))];
  });
  return Object.fromEntries(pairs);
}

function encode(text: string): string {
  // Half of a surrogate pair has no UTF-8: it is written as the replacement character.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD"))
    .replace(/%3A/g, ":")
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is no escape: the text is taken as it stands.
    return text;
  }
}
