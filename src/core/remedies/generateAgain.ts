import type { Alternative, Fix } from "../model.js";

/**
 * What to do about a source in a file that a tool wrote: the addresses came with the registry that the tool asked, which no line
 * of the file or of the manifest need name. Nothing is edited by hand, and no package has to go.
 */
export function generateAgain(uri: string, source: string, alternatives: readonly Alternative[]): readonly Fix[] {
  const file = uri.slice(uri.lastIndexOf("/") + 1);
  const offered = alternatives.flatMap((alternative): Fix[] => {
    const { to, grade } = alternative;
    const against = to === "default" ? "the ecosystem's own registry" : isLocation(to) ? to : undefined;
    if (against === undefined) return [];
    return [
      { title: `Regenerate ${file} against ${against}`, kind: "note", grade, edits: [], note: noteOn(source), to },
    ];
  });
  if (offered.length > 0) return offered;
  return [{ title: `Regenerate ${file} without ${source}`, kind: "note", edits: [], note: noteOn(source) }];
}

function noteOn(source: string): string {
  return (
    `The tool that wrote the file fetched from ${source}: by a setting of the project, of the user or of the machine. ` +
    "Change that setting, then let the tool write the file anew."
  );
}

function isLocation(to: string): boolean {
  return !/^(?:pkg|hw):/.test(to) && to.includes(".");
}
