import type { CalendarDate, Evidence, EvidenceKind } from "../model.js";

/** Evidence as `data/` says it: what its place is made of. */
export interface EvidenceRecord {
  readonly kind: EvidenceKind;
  readonly says?: string;
  readonly seen?: CalendarDate;
  /** Of registry metadata. */
  readonly package?: string;
  readonly field?: string;
  /** Of a repository at GitHub, `owner/name`; `commit` has at least seven digits, `line` is 1-based. */
  readonly repository?: string;
  readonly commit?: string;
  readonly path?: string;
  readonly line?: string;
  /** Of a page, and beside the fields of other kinds a link to the place. */
  readonly address?: string;
  /** Of an official publication. */
  readonly citation?: string;
  /** Of a list of identifiers. */
  readonly list?: string;
  readonly entry?: string;
}

type Field = keyof EvidenceRecord;

/** What each kind of evidence needs besides the day and what stands there, and what it may have. */
export const evidenceFields: Readonly<
  Record<EvidenceKind, { readonly needs: readonly Field[]; readonly may: readonly Field[] }>
> = {
  registry: { needs: ["package"], may: ["field", "address"] },
  repository: { needs: ["repository"], may: ["commit", "path", "line"] },
  page: { needs: ["address"], may: [] },
  documentation: { needs: ["address"], may: [] },
  official: { needs: ["citation"], may: ["address"] },
  identifiers: { needs: ["list", "entry"], may: ["address"] },
  unlooked: { needs: [], may: [] },
};

/** A record as the row `kind, seen, says` and the fields of its kind, in their order; what is absent is 0, and no 0 is at the end. */
export type StoredEvidence = readonly (string | 0)[];

export function storeEvidence(record: EvidenceRecord): StoredEvidence {
  const { needs, may } = evidenceFields[record.kind];
  const row = (["kind", "seen", "says", ...needs, ...may] as const).map((field) => record[field] ?? 0);
  while (row.at(-1) === 0) row.pop();
  return row;
}

/** Evidence with its place in words and, where it has one, as a link. */
export function evidenceFrom(stored: StoredEvidence): Evidence {
  const [kind, seen, says, ...values] = stored as readonly [EvidenceKind, ...(string | 0 | undefined)[]];
  const at: Partial<Record<Field, string>> = {};
  const { needs, may } = evidenceFields[kind];
  for (const [index, value] of values.entries()) {
    const field = needs[index] ?? may[index - needs.length];
    if (value && field) at[field] = value;
  }
  const place = placeOf(kind, at);
  const address = addressOf(at);
  return {
    kind,
    ...(says && { says }),
    ...(place !== undefined && { place }),
    ...(address !== undefined && { address }),
    ...(seen && { seen }),
  };
}

type Place = Readonly<Partial<Record<Field, string>>>;

function placeOf(kind: EvidenceKind, at: Place): string | undefined {
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
      return at.entry === undefined ? at.list : `${at.list ?? ""}, entry ${at.entry}`;
    case "unlooked":
      return undefined;
  }
}

/** What stands in a path as it is; most do, and need no encoding. */
const plainPath = /^[\w./-]*$/;

function addressOf({ repository, commit, path, line, address }: Place): string | undefined {
  if (repository === undefined) return address;
  const root = `https://github.com/${repository}`;
  if (path === undefined) return commit === undefined ? root : `${root}/tree/${commit}`;
  const file = plainPath.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
  return `${root}/blob/${commit ?? "HEAD"}/${file}${line === undefined ? "" : `#L${line}`}`;
}

function withoutScheme(address = ""): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
