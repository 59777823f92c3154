import { isTelling, nameFormOf } from "./nameForm.js";

/** A part of a written name that may be a name by itself. */
export interface Piece {
  readonly text: string;
  /** The name as it stands, and not what is outside or inside of brackets. */
  readonly whole: boolean;
}

const also =
  /\s*(?:;|\||\s\/\s|\s[(]?(?:[afn][./]?k[./]?a\.?|d[./]?b[./]?a\.?|t\/a|formerly(?: known as)?|also known as)[:\s])\s*/i;

/** The name, what two names in one say (`X / Y`, `X aka Y`), and what stands outside and inside of brackets: `HF(宏发)`. */
export function piecesOf(name: string): readonly Piece[] {
  const pieces: Piece[] = [{ text: name, whole: true }];
  const names = name.split(also).filter((text) => text.trim() !== "");
  const parts = names.length > 1 ? names : slashed(name);
  if (parts.length > 1) for (const text of parts) pieces.push({ text, whole: true });
  for (const part of parts.length > 1 ? parts : [name]) pieces.push(...bracketed(part));
  return pieces;
}

/** `X/Y`, where either is a name by itself: not `A/S`, `Import/Export`. */
function slashed(name: string): readonly string[] {
  const parts = name.split("/");
  return parts.length === 2 && parts.every((part) => part.trim().length > 2 && isTelling(nameFormOf(part)))
    ? parts
    : [name];
}

function bracketed(name: string): readonly Piece[] {
  const bracket = /^([^()（）[\]]*)[(（[]([^()（）[\]]+)[)）\]]\s*(.*)$/.exec(name);
  if (!bracket) return [];
  const [, before = "", inside = "", after = ""] = bracket;
  // A place or a line of business in brackets belongs to the name: a company of the group, and perhaps another than the one known.
  if (!isTelling(nameFormOf(inside))) return [];
  const outside = `${before.trim()} ${after.trim()}`.trim();
  return [...(outside === "" ? [] : [{ text: outside, whole: false }]), { text: inside, whole: false }];
}
