import type { LeftFinding, MadeFix } from "../audit/fixing.js";
import type { Edit } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import { diffHunks } from "../text/unifiedDiff.js";
import { plural } from "./count.js";
import { placesIn, told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { plainPath, withoutUnsafe } from "./plain.js";
import { wrapped } from "./wrap.js";

/** What was done about the findings of one document. */
export interface FixAccount {
  /** Path to show. */
  readonly file: string;
  readonly uri: string;
  /** The text before. */
  readonly text: string;
  readonly made: readonly MadeFix[];
  readonly left: readonly LeftFinding[];
  readonly edits: readonly Edit[];
}

/**
 * The edits as a unified diff that `git apply` takes. A hunk whose lines hold what looks like a secret, or what a terminal would obey, is
 * named and left out.
 */
export function fixDiff({ file, text, edits }: FixAccount): {
  readonly diff: string;
  readonly leftOut: readonly string[];
} {
  const leftOut: string[] = [];
  const lines: string[] = [];
  for (const hunk of diffHunks(text, edits)) {
    const isSafe = hunk.lines.every((line) => {
      const bare = line.replace(/\r$/, "").replace(/\t/g, " ");
      return withoutSecrets(line) === line && withoutUnsafe(bare) === bare;
    });
    if (isSafe) lines.push(hunk.head, ...hunk.lines);
    else
      leftOut.push(
        `${plainPath(file)}: the change at line ${hunk.line} is not shown, since it would show a secret or a control character`,
      );
  }
  if (lines.length === 0) return { diff: "", leftOut };
  const name = quotedPath(file);
  return { diff: [`--- ${name("a")}`, `+++ ${name("b")}`, ...lines, ""].join("\n"), leftOut };
}

/** As git writes a path with characters that are no plain text. https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath */
function quotedPath(file: string): (side: string) => string {
  const escaped = file.replace(/["\\\u0000-\u001f\u007f]/g, (char) =>
    char === '"' || char === "\\" ? `\\${char}` : `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`,
  );
  return (side) => (escaped === file ? `${side}/${file}` : `"${side}/${escaped}"`);
}

/** For people: which findings were fixed, what is left and why, and what is still to be run. */
export function fixLines(accounts: readonly FixAccount[], isWritten: boolean, layout: Layout): string[] {
  const { palette, width } = layout;
  const commands = new Set<string>();
  const lines = accounts.flatMap(({ file, uri, text, made, left }) => {
    if (made.length + left.length === 0) return [];
    const places = placesIn(new LineIndex(text), uri);
    const row = (start: number, said: string): string[] =>
      wrapped(`  ${places(start)}  ${told(said)}`, width, "      ");
    for (const { fix } of made) if (fix.command !== undefined) commands.add(told(fix.command));
    return [
      palette.bold(plainPath(file)),
      ...made.flatMap(({ finding, fix, place = finding.span.start }) =>
        row(place, `${fix.title}${fix.note ? `: ${fix.note}` : ""}`),
      ),
      ...left.flatMap(({ finding, because }) =>
        row(finding.span.start, `${finding.component.name} is left: ${because}`).map((line) => palette.dim(line)),
      ),
      "",
    ];
  });
  const count = (key: "made" | "left"): number => accounts.reduce((sum, one) => sum + one[key].length, 0);
  const files = accounts.filter(({ made }) => made.length > 0).length;
  const done = isWritten ? "fixed" : "would be fixed";
  lines.push(
    palette.bold(`${plural(count("made"), "finding")} ${done} in ${plural(files, "file")}, ${count("left")} left.`),
  );
  for (const command of commands) lines.push(`Then run: ${command}`);
  return lines;
}
