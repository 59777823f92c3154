import type { NamesAccount } from "../audit/namesTold.js";
import { plain } from "./plain.js";

/** `214 of 231 names match nothing that is known (checked until 2026-08-22; no clearance); 17 could not be determined`, without a stop. */
export function tallySentence({ total, unmatched, unclear }: NamesAccount, against: string): string {
  const matches = total === 1 ? "name matches" : "names match";
  const rest = unclear.length === 0 ? "" : `; ${unclear.length} could not be determined`;
  return `${unmatched} of ${total} ${matches} nothing ${against}${rest}`;
}

/** What names are screened against when no list is named. */
export function knownUntil(checkedUntil: string): string {
  return `that is known (checked until ${checkedUntil}; no clearance)`;
}

/** The names that could not be determined and why, the first hundred of them. */
export function unclearLines({ unclear }: NamesAccount): readonly string[] {
  return [
    ...unclear.slice(0, mostShown).map(({ name, why }) => `${plain(shortened(name))}: ${plain(why)}`),
    ...(unclear.length > mostShown ? [`and ${unclear.length - mostShown} more`] : []),
  ];
}

const mostShown = 100;

function shortened(text: string): string {
  return text.trim() === "" ? "(a blank name)" : text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
