import { legalPhrases } from "./legalForms.js";
import { madeOfTables, type WordTables } from "./wordTables.js";
import { writings } from "./words.js";

/** What is in a name without blanks: the Latin word it says, or a legal form. */
interface Piece {
  readonly meant: string;
  readonly isLegal: boolean;
  readonly isPlace: boolean;
}

const script = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}]+$/u;
const pieces = madeOfTables(pieceTable);
const longest = madeOfTables(() => Math.max(...[...pieces().keys()].map((piece) => piece.length)));

function pieceTable(tables: WordTables): ReadonlyMap<string, Piece> {
  const found = new Map<string, Piece>();
  // Normalising takes the marks from kana, so the table has them without as well.
  const add = (written: string, piece: Piece): void => {
    if (script.test(written))
      found.set(
        written
          .normalize("NFD")
          .replace(/\p{M}+/gu, "")
          .normalize("NFC"),
        piece,
      );
  };
  for (const [meant, written] of writings(tables.places)) add(written, { meant, isLegal: false, isPlace: true });
  for (const row of tables.han.split("|")) {
    const colon = row.indexOf(":");
    for (const written of row.slice(colon + 1).split(" "))
      add(written, { meant: row.slice(0, colon), isLegal: false, isPlace: false });
  }
  for (const phrase of legalPhrases().keys()) add(phrase, { meant: phrase, isLegal: true, isPlace: false });
  return found;
}

export function isEastAsian(word: string): boolean {
  return word.charCodeAt(0) > 0x2e7f && script.test(word);
}

/**
 * A name in Chinese characters, kana or Hangul taken apart from its ends: places and legal forms at the beginning, these and common
 * words at the end. What is between is the name. `legal` says the legal form that the piece is.
 */
export function splitEastAsian(word: string): readonly { readonly word: string; readonly legal: boolean }[] {
  const before: { word: string; legal: boolean }[] = [];
  const after: { word: string; legal: boolean }[] = [];
  let start = 0;
  let end = word.length;
  for (let taken = 1; taken > 0; start += taken) {
    taken = pieceLength(
      (length) => word.slice(start, start + length),
      end - start,
      (piece) => piece.isPlace || piece.isLegal,
    );
    push(before, word.slice(start, start + taken));
  }
  for (let taken = 1; taken > 0; end -= taken) {
    taken = pieceLength(
      (length) => word.slice(end - length, end),
      end - start,
      () => true,
    );
    push(after, word.slice(end - taken, end));
  }
  const name = word.slice(start, end);
  return [...before, ...(name === "" ? [] : [{ word: name, legal: false }]), ...after.reverse()];
}

function pieceLength(cut: (length: number) => string, most: number, isMeant: (piece: Piece) => boolean): number {
  for (let length = Math.min(longest(), most); length > 0; length--) {
    const piece = pieces().get(cut(length));
    if (piece && isMeant(piece)) return length;
  }
  return 0;
}

function push(into: { word: string; legal: boolean }[], written: string): void {
  const piece = pieces().get(written);
  if (!piece) return;
  if (piece.isLegal) into.push({ word: written, legal: true });
  else for (const word of piece.meant.split(" ")) into.push({ word, legal: false });
}
