/** The same text without a hold on the document it was cut from, for what outlives the document. */
export function detached(text: string): string {
  // Engines keep a long part as a reference to the whole; cut from this joined text it refers to nothing longer than itself.
  return ` ${text}`.slice(1);
}
