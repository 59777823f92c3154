import { madeOfHeaders } from "./columnHeaders.js";
import { columnRoles, type ColumnRole } from "./columnRoles.js";

/** What is known of a column by its header. */
export interface Column {
  readonly role: ColumnRole;
  /** Among columns of one role the lowest says it best: "MPN" before "MP", "Value" before "Device". */
  readonly rank: number;
  /** 1 for the part, 2 and up for its alternates; undefined when the header does not count. */
  readonly ordinal?: number;
  /** A number to order by whose header does not say whose it is. */
  readonly isUnowned?: true;
}

/** Column of every name, folded; the rank is its place in the list, and the lower one wins among columns of one role. */
const known = madeOfHeaders(({ roles, unownedOrderNumber }): ReadonlyMap<string, Column> => {
  return new Map([
    ...columnRoles.flatMap((role) => names(roles[role]).map((name, rank): [string, Column] => [name, { role, rank }])),
    ...names(unownedOrderNumber).map((name, rank): [string, Column] => [
      name,
      { role: "order-number", rank, isUnowned: true },
    ]),
  ]);
});

const alternateMaker = madeOfHeaders((headers): ReadonlySet<string> => new Set(names(headers.alternateMaker)));

/** A word of an alternate with its number, before or after the header of the part's own column. */
const alternate = madeOfHeaders((headers) => {
  // "Alternatives" before "alternative": the longest word is taken.
  const words = names(headers.alternate)
    .sort((a, b) => b.length - a.length)
    .join("|");
  return { first: new RegExp(`^(?:${words})(\\d?)(.+)$`), last: new RegExp(`^(.+?)(?:${words})(\\d?)$`) };
});

function names(text: string): string[] {
  return text.split("|").map(foldHeader);
}

/** The role of a header, property name or key; undefined when it is not one we know. */
export function columnOf(header: string): Column | undefined {
  if (header.length > 60) return undefined;
  const whole = columnOfFolded(foldHeader(header));
  if (whole) return whole;
  // "Manufacturer (制造商)", "品牌/Brand", "Qty [pcs]": either half may be the one we know.
  for (const half of header.split(/[()（）[\]/|\n:：]/)) {
    const column = half.length < header.length ? columnOfFolded(foldHeader(half)) : undefined;
    if (column) return column;
  }
  return undefined;
}

function columnOfFolded(folded: string): Column | undefined {
  if (alternateMaker().has(folded)) return { role: "manufacturer", rank: alternateMaker().size, ordinal: 2 };
  const plain = lookUp(folded) ?? counted(folded);
  if (plain) return plain;
  const first = alternate().first.exec(folded);
  const last = first ? undefined : alternate().last.exec(folded);
  const name = first?.[2] ?? last?.[1];
  const column = name === undefined ? undefined : (lookUp(name) ?? counted(name));
  if (!column) return undefined;
  return { ...column, ordinal: 1 + (Number(first?.[1] ?? last?.[2]) || (column.ordinal ?? 1)) };
}

function lookUp(folded: string): Column | undefined {
  return known().get(folded) ?? (folded.includes("#") ? known().get(folded.replace(/#/g, "")) : undefined);
}

/** "Manufacturer 2", "MPN2", "Manufacturer 2 Part Number". */
function counted(folded: string): Column | undefined {
  const digit = /\d/.exec(folded);
  if (!digit) return undefined;
  const column = lookUp(folded.slice(0, digit.index) + folded.slice(digit.index + 1));
  return column && { ...column, ordinal: Number(digit[0]) || 1 };
}

/** A header as it is compared: lower case, without accents, blanks and punctuation; `#` stays. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\s\ufeff_.\-/\\:*"'()[\]?、]+/g, "")
    .toLowerCase();
}
