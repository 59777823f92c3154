import { nameOf, pathBelow } from "../core/audit/paths.js";
import type { Audit, AuditedDocument, PolicyNotice } from "../core/audit/result.js";
import { sheetOf } from "../core/documents/cells.js";
import { detached } from "../core/text/detached.js";

/**
 * Paths from the root of the repository, which CI systems want whatever folder the audit ran in. Where an audit has several roots, those
 * after the first are told apart by the names of their folders.
 */
export class TreePaths {
  private readonly prefixes = new Map<string, string>();

  /** Of a document; for a sheet that of its workbook. */
  of({ path, source }: AuditedDocument): string {
    const own = sheetOf(source.uri)?.workbook ?? source.uri;
    const root = path.endsWith(`/${own}`) ? path.slice(0, path.length - own.length - 1) : path;
    return this.prefixOf(root) + detached(own);
  }

  /** Of a policy file or a file that was not read; undefined where it lies outside of every root. */
  ofPath({ path }: Pick<PolicyNotice, "path">, { roots }: Audit): string | undefined {
    for (const root of roots) {
      const below = pathBelow(root, path);
      if (below !== undefined && below !== "") return this.prefixOf(root) + below;
    }
    return undefined;
  }

  private prefixOf(root: string): string {
    const known = this.prefixes.get(root);
    if (known !== undefined) return known;
    const prefix = this.prefixes.size === 0 ? "" : `${nameOf(root)}/`;
    this.prefixes.set(root, prefix);
    return prefix;
  }
}

/** A path as a relative reference, percent-encoded. https://www.rfc-editor.org/rfc/rfc3986#section-4.2 */
export function uriOf(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(wellFormed(segment)).replace(/[!'()*]/g, percent))
    .join("/");
}

/** Half of a surrogate pair has no encoding. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
