import { Allowance, type Bounds } from "./allowance.js";
import { decodeText } from "./decode.js";
import type { DocumentRemark } from "./documentRemark.js";
import { packageJsonOf } from "./packedNpm.js";
import { ZipArchive } from "./zipArchive.js";

/** What an archive's metadata says it is or holds. `java`: a package of classes, of which the artifact is not given. */
export interface ArchivePackage {
  readonly type: "maven" | "java" | "pypi" | "nuget" | "npm";
  readonly name: string;
  readonly version?: string;
}

/** Packages of an archive, and why there may be more; `isArchive` false: a file that only has such a name. */
export interface ArchiveContent {
  readonly isArchive: boolean;
  readonly packages: readonly ArchivePackage[];
  readonly remarks: readonly DocumentRemark[];
}

/** One archive names no more packages than these: those with everything in them hold hundreds. */
const mostPackages = 500;
/** A name longer than this is not one. */
const longestName = 300;

/**
 * The packages of a `.jar`, `.aar`, `.whl`, `.nupkg` or `.tgz`, by the metadata that its tool puts into it. Nothing else is unpacked, and
 * that within the bounds of workbooks. Never throws.
 */
export function archivePackages(path: string, bytes: Uint8Array, bounds?: Bounds): ArchiveContent {
  const allowance = new Allowance(bytes.length, bounds);
  if (/\.tgz$/i.test(path)) return packed(bytes, allowance);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { isArchive: false, packages: [], remarks: [] };
  const archive = ZipArchive.open(bytes);
  // An archive without files ends as it begins.
  if (!archive) return content([], isEmptyZip(bytes) ? [] : ["the archive is damaged"]);
  const remarks = new Set<string>();
  const text = (name: string): string => {
    const part = archive.read(name, allowance);
    if ("bytes" in part) return decodeText(part.bytes).text;
    remarks.add(`${name} in the archive is ${part.missing}`);
    return "";
  };
  const packages: ArchivePackage[] = [];
  const add = (one: ArchivePackage | undefined): void => {
    if (one && one.name.length <= longestName && packages.length < mostPackages) packages.push(one);
  };
  for (const name of archive.names()) {
    if (/^meta-inf\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(name)) add(fromPomProperties(text(name)));
    else if (/^[^/]+\.dist-info\/metadata$/.test(name)) add(fromPythonMetadata(text(name)));
    else if (/^[^/]+\.nuspec$/.test(name)) add(fromNuspec(text(name)));
  }
  if (packages.length === 0) {
    if (archive.has("META-INF/MANIFEST.MF")) add(fromManifest(text("META-INF/MANIFEST.MF")));
    if (archive.has("AndroidManifest.xml")) add(fromAndroidManifest(text("AndroidManifest.xml")));
  }
  return content(packages, [...remarks]);
}

function packed(bytes: Uint8Array, allowance: Allowance): ArchiveContent {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { isArchive: false, packages: [], remarks: [] };
  const { text, remark } = packageJsonOf(bytes, allowance);
  const one = text === undefined ? undefined : fromPackageJson(text);
  return content(one ? [one] : [], remark === undefined ? [] : [remark]);
}

function content(packages: readonly ArchivePackage[], remarks: readonly string[]): ArchiveContent {
  return { isArchive: true, packages, remarks: remarks.map((message) => ({ message })) };
}

function isEmptyZip(bytes: Uint8Array): boolean {
  return bytes.length >= 22 && bytes[2] === 5 && bytes[3] === 6;
}

/** https://maven.apache.org/shared/maven-archiver/index.html#pom-properties-content */
function fromPomProperties(text: string): ArchivePackage | undefined {
  const of = (key: string): string | undefined =>
    new RegExp(`^[ \\t]*${key}[ \\t]*[=:][ \\t]*(\\S+)`, "m").exec(text)?.[1];
  const [group, artifact, version] = [of("groupId"), of("artifactId"), of("version")];
  return group === undefined || artifact === undefined ? undefined : named("maven", `${group}:${artifact}`, version);
}

/** https://packaging.python.org/specifications/core-metadata/ */
function fromPythonMetadata(text: string): ArchivePackage | undefined {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const name = /^Name:[ \t]*(\S+)/im.exec(head)?.[1];
  return name === undefined ? undefined : named("pypi", name, /^Version:[ \t]*(\S+)/im.exec(head)?.[1]);
}

/** https://learn.microsoft.com/nuget/reference/nuspec */
function fromNuspec(text: string): ArchivePackage | undefined {
  const name = /<id>\s*([^<\s]+)\s*<\/id>/i.exec(text)?.[1];
  return name === undefined ? undefined : named("nuget", name, /<version>\s*([^<\s]+)\s*<\/version>/i.exec(text)?.[1]);
}

/** https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#main-attributes */
function fromManifest(text: string): ArchivePackage | undefined {
  const main = text.replace(/\r?\n /g, "").split(/\r?\n\r?\n/, 1)[0] ?? "";
  const of = (key: string): string | undefined =>
    new RegExp(`^${key}:[ \\t]*([^\\r\\n;]+)`, "im").exec(main)?.[1]?.trim();
  const version = of("Implementation-Version") ?? of("Bundle-Version");
  const [group, artifact] = [of("Implementation-Vendor-Id"), of("Implementation-Title")];
  if (isDotted(group) && artifact !== undefined && /^[\w.-]+$/.test(artifact))
    return named("maven", `${group}:${artifact}`, version);
  const symbolic = of("Bundle-SymbolicName") ?? of("Automatic-Module-Name");
  return isDotted(symbolic) ? named("java", symbolic, version) : undefined;
}

/** https://developer.android.com/studio/projects/android-library#aar-contents */
function fromAndroidManifest(text: string): ArchivePackage | undefined {
  const name = /<manifest\b[^>]*\bpackage\s*=\s*["']([\w.]+)["']/.exec(text)?.[1];
  return isDotted(name) ? named("java", name, undefined) : undefined;
}

function fromPackageJson(text: string): ArchivePackage | undefined {
  try {
    const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
    if (typeof name !== "string" || name === "") return undefined;
    return named("npm", name, typeof version === "string" ? version : undefined);
  } catch {
    // Not a package that npm would take.
    return undefined;
  }
}

function isDotted(name: string | undefined): name is string {
  return name !== undefined && /^[A-Za-z_]\w*(?:\.\w+)+$/.test(name);
}

function named(type: ArchivePackage["type"], name: string, version: string | undefined): ArchivePackage {
  return { type, name, ...(version !== undefined && { version }) };
}
