import type { Evidence } from "../../src/core/model.js";
import type { EvidenceRecord } from "./read.js";

/** Evidence as the program carries it: its place in words and, where it has one, as a link. */
export function evidenceOf(record: EvidenceRecord): Evidence {
  const { kind, says, seen } = record;
  const place = placeOf(record);
  const address = addressOf(record);
  return {
    kind,
    ...(says !== undefined && { says }),
    ...(place !== undefined && { place }),
    ...(address !== undefined && { address }),
    ...(seen !== undefined && { seen }),
  };
}

function placeOf({ kind, ...at }: EvidenceRecord): string | undefined {
  switch (kind) {
    case "registry":
      return `registry metadata of ${at.package ?? ""}${at.field === undefined ? "" : `, field "${at.field}"`}`;
    case "repository": {
      const commit = at.commit === undefined ? "" : ` at ${at.commit.slice(0, 7)}`;
      const file = at.path === undefined ? "" : `${at.path}${at.line === undefined ? "" : `:${at.line}`} of `;
      return `${file}${at.repository ?? ""}${commit}`;
    }
    case "page":
      return withoutScheme(at.address);
    case "documentation":
      return `documentation at ${withoutScheme(at.address)}`;
    case "official":
      return at.citation;
    case "identifiers":
      return `${at.list ?? ""}, entry ${at.entry ?? ""}`;
    case "unlooked":
      return undefined;
  }
}

function addressOf({ repository, commit, path, line, address }: EvidenceRecord): string | undefined {
  if (repository === undefined) return address;
  const root = `https://github.com/${repository}`;
  if (path === undefined) return commit === undefined ? root : `${root}/tree/${commit}`;
  const file = path.split("/").map(encodeURIComponent).join("/");
  return `${root}/blob/${commit ?? "HEAD"}/${file}${line === undefined ? "" : `#L${line}`}`;
}

function withoutScheme(address = ""): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
