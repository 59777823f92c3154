import type { Component, Identifier, Span, Unresolved } from "../../model.js";
import { scalar, type TreeNode } from "../../syntax/tree.js";
import { readImage, fromImage } from "../shared/images/image.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt } from "../shared/unresolved.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/** The registry address of a provider: `[host/]namespace/type`. https://developer.hashicorp.com/terraform/language/providers/requirements */
export function fromProvider(
  address: Written,
  version: Written | undefined,
  declaration: { readonly entry: Span; readonly scope: string; readonly relation?: "direct" | "transitive" },
): Component | undefined {
  const { value } = address;
  if (!providerAddress.test(value)) return undefined;
  if (!value.includes(".")) return declared("terraform", address, exact(version), declaration);
  const slash = value.indexOf("/");
  const identifiers = [hostOf(address, value.slice(0, slash))];
  return declared("terraform", partOf(address, slash + 1), exact(version), { ...declaration, identifiers });
}

/** Dots are in the host alone. */
const providerAddress = /^(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?\/)?(?:[\w-]+\/)?[\w-]+$/;

/** Says that a module's place cannot be known from the file; one below this file's folder is none. */
export function unknownSource(said: TreeNode | undefined): Unresolved[] {
  const text = scalar(said);
  return text && !/^(?:"?\$\{)?(?:path\.|get_|dirname\(|find_in_)/.test(text.value)
    ? [unresolvedAt("address", text)]
    : [];
}

/** What a module is loaded from; nothing for folders. https://developer.hashicorp.com/terraform/language/modules/sources */
export function fromModuleSource(
  source: Written,
  version: Written | undefined,
  entry: Span,
  scope: string,
): Component[] {
  const { value } = source;
  if (value === "" || /^\.{0,2}[/\\]|^\.{1,2}$|\$\{/.test(value)) return [];
  const registry =
    /^(?:tfr:\/\/(\/|[\w.-]+(?::\d+)?\/))?(?:([\w-]+(?:\.[\w-]+)+(?::\d+)?)\/)?([\w-]+\/[\w-]+\/[\w-]+)(?:\/\/[^?]*)?(?:\?version=(\S+))?$/.exec(
      value,
    );
  if (registry?.[3] && !isGitHost(registry[2])) {
    const [, scheme, host, path, query] = registry;
    const schemeHost = scheme !== undefined && scheme !== "/" ? scheme.slice(0, -1) : undefined;
    const nameStart = (scheme !== undefined ? 6 + scheme.length : 0) + (host !== undefined ? host.length + 1 : 0);
    const own = query === undefined ? undefined : partOf(source, value.length - query.length);
    const from = schemeHost !== undefined ? partOf(source, 6) : source;
    const identifiers = [hostOf(from, schemeHost ?? host)];
    return [
      declared("terraform", partOf(source, nameStart, nameStart + path.length), exact(version ?? own), {
        entry,
        scope,
        identifiers,
      }),
    ];
  }
  if (value.startsWith("oci://")) {
    // A folder inside the image is after two slashes.
    const path = /^[^?]*?(?=\/\/|\?|$)/.exec(value.slice(6))?.[0] ?? "";
    const tag = /[?&](?:tag|digest)=([^&\s]+)/.exec(value);
    const image = readImage(partOf(source, 6, 6 + path.length));
    const own =
      tag?.[1] === undefined
        ? undefined
        : partOf(source, tag.index + tag[0].length - tag[1].length, tag.index + tag[0].length);
    return image ? [fromImage({ ...image, ...(own && { version: own }) }, entry, scope)] : [];
  }
  if (/^(?:s3|gcs|hg)::/.test(value) || /\.(?:zip|tgz|tar\.\w+)(?:$|[?/])/.test(value)) {
    const prefix = /^\w+::/.exec(value)?.[0].length ?? 0;
    const place = sourceComponent(partOf(source, prefix), entry, scope);
    return place ? [place] : [];
  }
  const git = readGitRepository(source);
  // Terraform's own short form of these sources has the host in it.
  return git ? [gitComponent({ ...git, name: git.place }, exact(version), { entry, scope })] : [];
}

/** An exact constraint (`= 1.0`) is its version. */
export function exact(version: Written | undefined): Written | undefined {
  const operator = version && /^=\s{0,9}(?=v?\d[\w.+-]*$)/.exec(version.value)?.[0];
  return version && operator !== undefined ? partOf(version, operator.length) : version;
}

function hostOf(address: Written, host: string | undefined): Identifier | undefined {
  if (host === undefined) return undefined;
  const bare = host.split(":", 1)[0] ?? host;
  return { scheme: "host", value: bare, start: address.start, end: address.start + bare.length };
}

function isGitHost(host: string | undefined): boolean {
  return host !== undefined && /^(?:github\.com|bitbucket\.org|gitlab\.com)$/i.test(host);
}

/** OpenTofu takes locals in a module's source; one that is put together has no parts with places of their own. */
export function fromSource(source: Written, version: Written | undefined, entry: Span, scope: string): Component[] {
  if (source.end - source.start === source.value.length) return fromModuleSource(source, version, entry, scope);
  const whole = { value: source.value, start: 0, end: source.value.length };
  return fromModuleSource(whole, undefined, entry, scope).map((component) => {
    const placed = relocated(component, source, entry);
    return version
      ? { ...placed, version: version.value, versionSpan: { start: version.start, end: version.end } }
      : placed;
  });
}
