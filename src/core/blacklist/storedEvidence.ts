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

type Text = string | 0 | undefined;

/** Evidence with its place in words and, where it has one, as a link. */
export function evidenceFrom(stored: StoredEvidence): Evidence {
  const [kind, seen, says, ...values] = stored as readonly [EvidenceKind, ...Text[]];
  // Written field by field: there are more than a thousand, and to spread what is there takes several times as long.
  const evidence: { -readonly [Key in keyof Evidence]: Evidence[Key] } = { kind };
  if (says) evidence.says = says;
  const place = placeOf(kind, values);
  if (place) evidence.place = place;
  const address = addressOf(kind, values);
  if (address) evidence.address = address;
  if (seen) evidence.seen = seen;
  return evidence;
}

/** `values` are the kind's fields, in the order of `evidenceFields`. */
function placeOf(kind: EvidenceKind, [first, second, third, fourth]: readonly Text[]): Text {
  switch (kind) {
    case "registry":
      return `registry metadata of ${first || ""}${second ? `, field "${second}"` : ""}`;
    case "repository":
      return `${third ? `${third}${fourth ? `:${fourth}` : ""} of ` : ""}${first || ""}${second ? ` at ${second.slice(0, 7)}` : ""}`;
    case "page":
      return withoutScheme(first);
    case "documentation":
      return `documentation at ${withoutScheme(first)}`;
    case "official":
      return first;
    case "identifiers":
      return second ? `${first || ""}, entry ${second}` : first;
    case "unlooked":
      return undefined;
  }
}

/** Where the address is among the fields of a kind; of a repository it is put together. */
const addressAt = Object.fromEntries(
  Object.entries(evidenceFields).map(([kind, { needs, may }]) => [kind, [...needs, ...may].indexOf("address")]),
) as Readonly<Record<EvidenceKind, number>>;

/** What stands in a path as it is; most do, and need no encoding. */
const plainPath = /^[\w./-]*$/;

function addressOf(kind: EvidenceKind, values: readonly Text[]): Text {
  if (kind !== "repository") return values[addressAt[kind]];
  const [repository, commit, path, line] = values;
  const root = `https://github.com/${repository || ""}`;
  if (!path) return commit ? `${root}/tree/${commit}` : root;
  const file = plainPath.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
  return `${root}/blob/${commit || "HEAD"}/${file}${line ? `#L${line}` : ""}`;
}

function withoutScheme(address: Text): string {
  return (address || "").replace(/^https?:\/\//, "").replace(/\/$/, "");
}
