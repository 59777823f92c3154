/** What may be in one place of a policy, with words about it. The JSON schema and the completion both come from it. */
export type Shape = { readonly description: string } & (
  | { readonly kind: "object"; readonly keys: Readonly<Record<string, Shape>>; readonly required?: readonly string[] }
  | { readonly kind: "record"; readonly names?: readonly Choice[]; readonly value: Shape }
  | { readonly kind: "list"; readonly items: Shape; readonly atLeast?: number }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | { readonly kind: "number"; readonly least: number }
  | {
      readonly kind: "text";
      readonly pattern?: string;
      readonly examples?: readonly string[];
      readonly offers?: Offered;
    }
);

/**
 * What completion offers in a text beside examples: components that were found, packages alone, days to come, or the day itself.
 */
export type Offered = "components" | "packages" | "later" | "today";

/** A word that may be written, and what it means. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** Choices from a table of words. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, description]) => ({ value, description }));
}
