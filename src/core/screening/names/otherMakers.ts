import { compileForms } from "./compiledForms.js";
import { isTelling, nameFormOf, type NameForm } from "./nameForm.js";
import { NameIndex } from "./nameIndex.js";
import { atOnce, type Steps } from "../../text/steps.js";
import { madeOfTables } from "./wordTables.js";

interface Makers {
  readonly forms: readonly NameForm[];
  readonly index: NameIndex;
}

const names = madeOfTables(({ makers }) => makers.split("|"));
let known: Makers | undefined;

/** Well-known makers who are no party of the blacklist. */
function makers(): Makers {
  return (known ??= atOnce(makerSteps()));
}

/** Names that are taken apart in one step. */
const namesPerStep = 100;

function* makerSteps(): Steps<Makers> {
  const forms: NameForm[] = [];
  for (const name of names()) {
    forms.push(nameFormOf(name));
    // Stryker disable next-line ConditionalExpression,EqualityOperator,ArithmeticOperator: where it pauses changes no answer.
    if (forms.length % namesPerStep === 0) yield;
  }
  const compiled = compileForms(forms);
  yield;
  return { forms, index: new NameIndex(compiled) };
}

/** Reads them now, in steps, so that it is not the first name to be asked about that waits for them. */
export function* prepareOtherMakers(): Steps<void> {
  known ??= yield* makerSteps();
}

/** The name is that of a well-known maker. */
export function isOtherMaker(form: NameForm): boolean {
  return makers()
    .index.find(form)
    .some(({ comparison }) => comparison.likeness === "full");
}

/** The name is that of a well-known maker, or of a branch of one: it holds the name, and what tells it. */
export function isOfOtherMaker(form: NameForm): boolean {
  if (isOtherMaker(form)) return true;
  return makers().forms.some(
    (maker) => (isTelling(maker) || maker.words.length > 1) && maker.words.every((word) => form.words.includes(word)),
  );
}
