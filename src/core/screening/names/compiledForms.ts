import { atOnce, type Steps } from "../../text/steps.js";
import type { NameForm } from "./nameForm.js";

/** Forms of names as numbers, in which an index of tens of thousands is kept and loaded. */
export interface CompiledForms {
  /** Every word once. */
  readonly words: readonly string[];
  /** For each name: legal forms (bits, shifted by one, and whether any is written), the number of words, and their places in `words`. */
  readonly forms: ArrayLike<number>;
  /** The number of names. */
  readonly size: number;
  /** A number for how each word sounds; worked out when it is absent and first needed. */
  readonly sounds?: ArrayLike<number>;
}

export function compileForms(names: readonly NameForm[]): CompiledForms {
  return atOnce(compileFormsSteps(names));
}

/** Names, or words, in one step. */
const perStep = 50;

/** The same in steps; of the names, which are made as they are asked for, only the numbers are kept. */
export function* compileFormsSteps(names: Iterable<NameForm>): Steps<CompiledForms> {
  const ids = new Map<string, number>();
  const forms: number[] = [];
  let size = 0;
  for (const { words, legal, hasLegal } of names) {
    if (size++ % perStep === 0) yield;
    forms.push(legal * 2 + Number(hasLegal), words.length);
    for (const word of words) {
      let id = ids.get(word);
      if (id === undefined) ids.set(word, (id = ids.size));
      forms.push(id);
    }
  }
  return { words: [...ids.keys()], forms, size };
}
