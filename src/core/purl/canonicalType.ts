/** Words for an ecosystem that mean another's package URL type. */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ["oci", "docker"],
  ["rubygems", "gem"],
  ["gradle-plugin", "gradle"],
  ["crates", "cargo"],
  ["packagist", "composer"],
  ["go", "golang"],
]);

/** The package URL type that `ecosystem` means. */
export function canonicalType(ecosystem: string): string {
  return synonyms.get(ecosystem) ?? ecosystem;
}
