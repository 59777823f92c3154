import { leftOutRules } from "../audit/leftOut.js";
import type { Audit } from "../audit/result.js";
import { plural } from "./count.js";
import { told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { unclearLines } from "./namesTally.js";
import { plain, plainPath } from "./plain.js";
import { wrapped } from "./wrap.js";

/** What should have been read and was not. */
export function unreadLines({ account: { unread } }: Audit, { palette, width }: Layout): string[] {
  if (unread.length === 0) return [];
  return [
    palette.bold("Not read"),
    ...unread.flatMap(({ file, reason, accepted }) => {
      const name = plainPath(file);
      const said = accepted ? ` (accepted until ${accepted.expires}: ${told(accepted.reason)})` : "";
      const [first = "", ...rest] = wrapped(`  ${name}  ${told(reason)}${said}`, width, "      ");
      // A name may hold blanks at which the line was broken.
      const isWhole = first.startsWith(`  ${name}`);
      const painted = isWhole
        ? `  ${palette.severity(accepted ? "information" : "error", name)}${first.slice(2 + name.length)}`
        : first;
      return [painted, ...rest];
    }),
    "",
  ];
}

/** As many folders of one rule are named unless all are asked for. */
const namedFolders = 3;
/** As many manifests without a lockfile are named. */
const namedManifests = 5;

/** What was left out, by which rule, and what else there is to know of how complete the account is. */
export function leftOutLines({ account }: Audit, { palette, width }: Layout, namesAll: boolean): string[] {
  const { leftOut, lookedAt, directOnly, notes } = account;
  const rows = leftOut.flatMap(({ rule, files, folders, paths }) => {
    const counts = [files > 0 && plural(files, "file"), folders > 0 && plural(folders, "folder")].filter(Boolean);
    const shown = namesAll ? paths : folders > 0 ? paths.slice(0, namedFolders) : [];
    const more =
      !namesAll && folders > namedFolders ? [`and ${folders - namedFolders} more (--list-files names all)`] : [];
    const named = namesAll || shown.length === 0 ? "" : `: ${[...shown.map(plain), ...more].join(", ")}`;
    return [
      ...wrapped(`  ${counts.join(" and ")} ${leftOutRules[rule]}${named}`, width, "    "),
      ...(namesAll ? shown.map((path) => `    ${plainPath(path)}`) : []),
    ];
  });
  const direct = directOnly.slice(0, namesAll ? undefined : namedManifests).map(plain);
  if (directOnly.length > 0) {
    const more = directOnly.length > direct.length ? `, and ${directOnly.length - direct.length} more` : "";
    const said = `  direct only, since no lockfile was read: ${direct.join(", ")}${more}`;
    rows.push(...wrapped(said, width, "    "));
  }
  const looked = [
    lookedAt.sources > 0 && `${plural(lookedAt.sources, "source or build file")} for link statements`,
    lookedAt.byName > 0 && `${plural(lookedAt.byName, "library or header", "libraries and headers")} by name`,
    lookedAt.archives > 0 && `${plural(lookedAt.archives, "archive")} by metadata`,
  ].filter(Boolean);
  if (looked.length > 0) rows.push(...wrapped(`  looked at for SDKs alone: ${looked.join(", ")}`, width, "    "));
  for (const note of notes) {
    rows.push(...wrapped(`  ${plainPath(told(note))}`, width, "    ").map((line) => palette.severity("warning", line)));
  }
  return rows.length === 0 ? [] : [palette.bold("Left out"), ...rows, ""];
}

/** Makers and suppliers of whom it cannot be said whether they are anyone's. */
export function unclearNameLines({ account: { names } }: Audit, { palette, width }: Layout): string[] {
  const lines = unclearLines(names);
  return lines.length === 0
    ? []
    : [
        palette.bold("Names that could not be determined"),
        ...lines.flatMap((line) => wrapped(`  ${line}`, width, "    ")),
        "",
      ];
}
