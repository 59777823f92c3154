/** Raised when a field of a report in JSON goes or means something else; new fields do not raise it. */
export const schemaVersion = 1;

/** What every report in JSON begins with. */
export interface JsonHead {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: "sanctionlint"; readonly version: string };
}

export function jsonHead(version: string): JsonHead {
  return { schemaVersion, tool: { name: "sanctionlint", version } };
}
