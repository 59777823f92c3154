import type { Extraction, SourceText } from "../../model.js";
import { globOf } from "../../text/glob.js";
import type { Format } from "../format.js";
import { bomCsv, isText, readPartText } from "./bomCsv.js";
import { bomMarkdown, readPartTables } from "./bomMarkdown.js";
import { configFragment } from "./configFragment.js";
import { devicetree } from "./devicetree.js";
import { cameraStreams } from "./cameraStreams.js";
import { isColumnRole, type ColumnRole } from "./columnRoles.js";
import { hardwareSpec } from "./hardwareSpec.js";
import { macAddresses } from "./macAddresses.js";
import { tableWriter } from "./tableWriter.js";
import { partsOfTree } from "./treeParts.js";
import { readTreeText } from "./treeText.js";

/** What a team says of its hardware files; `HardwarePolicy` is one. */
export interface HardwareFiles {
  /** Further files to read as hardware specs, as globs. */
  readonly files?: readonly string[];
  /** Column header or key → role. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Formats that are off by default, by the name after `hardware/`. */
  readonly also?: readonly string[];
  /** Board files of the team's own inside a distribution's catalogue, as globs. */
  readonly boards?: readonly string[];
}

/**
 * The formats that a team's own word adds, first come first served and before all others: its files, its columns in every parts list
 * and spec, and what is off by default.
 */
export function hardwareFormatsFor(hardware: HardwareFiles): readonly Format[] {
  const columns = rolesOf(hardware.columns);
  const mapped: Format[] = [];
  if (hardware.files && hardware.files.length > 0) mapped.push(teamSpec(hardware.files, columns));
  if (columns.size > 0) {
    mapped.push(
      {
        ...bomCsv,
        recognizes: ({ text }) => isText(text) && readPartText(text, true, columns) !== undefined,
        extract: ({ text }) => readPartText(text, true, columns) ?? nothing,
        writesRows: ({ text }) => tableWriter(text, true, columns),
      },
      {
        ...bomMarkdown,
        recognizes: ({ text }) => readPartTables(text, columns) !== undefined,
        extract: ({ text }) => readPartTables(text, columns) ?? nothing,
      },
      {
        ...hardwareSpec,
        recognizes: (source) =>
          (hardwareSpec.recognizes?.(source) ?? true) || readSpec(source, columns).components.length > 0,
        extract: (source) => readSpec(source, columns),
      },
    );
  }
  const also = new Set(hardware.also?.map((name) => `hardware/${name.replace(/^hardware\//, "")}`));
  return [...mapped, ...[cameraStreams, macAddresses].filter(({ id }) => also.has(id))];
}

const nothing: Extraction = { components: [], problems: [] };

function rolesOf(columns: HardwareFiles["columns"]): Map<string, ColumnRole> {
  return new Map(
    Object.entries(columns ?? {}).flatMap(([name, role]) =>
      isColumnRole(role) ? [[name.trim().toLowerCase(), role] as const] : [],
    ),
  );
}

export const teamSpecId = "hardware/team-spec";

/** Files the team names: tables and trees by what they hold. That nothing is found in one is said, since someone expects parts there. */
function teamSpec(files: readonly string[], columns: ReadonlyMap<string, ColumnRole>): Format {
  const globs = files.map((glob) => globOf(glob, { fold: true, below: true }));
  return {
    id: teamSpecId,
    title: "Hardware file named by the policy",
    // A folder means the files below it.
    files: files.flatMap((glob) => [glob, `${glob.replace(/\/+$/, "")}/**`]),
    ecosystems: ["electronic parts", "devices", "firmware"],
    recognizes: ({ uri }) => globs.some((glob) => glob.matches(uri)),
    extract(source): Extraction {
      const read = readAny(source, columns);
      if (read.components.length > 0 || read.problems.length > 0) return read;
      const message = "the policy names this file as a hardware file, and no parts can be made out in it";
      return { components: [], problems: [{ message, start: 0, end: Math.min(1, source.text.length) }] };
    },
    remove: (source, component) => (component.scope === "BOM row" ? bomCsv.remove?.(source, component) : undefined),
  };
}

function readAny(source: SourceText, columns: ReadonlyMap<string, ColumnRole>): Extraction {
  const { uri, text } = source;
  if (/\.(?:ya?ml|json[c5]?|toml)$/i.test(uri)) return readSpec(source, columns);
  // Named by the team, a board in a kernel's tree is its own.
  if (/\.(?:dtsi?|dtso|overlay)$/i.test(uri)) return devicetree.extract({ uri: baseName(uri), text });
  if (/(?:^|[/._])defconfig$|\.(?:config|fragment)$/i.test(uri))
    return configFragment.extract({ uri: baseName(uri), text });
  if (/\.(?:md|markdown)$/i.test(uri)) return readPartTables(text, columns) ?? nothing;
  return isText(text) ? (readPartText(text, true, columns) ?? nothing) : nothing;
}

function baseName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

function readSpec(source: SourceText, columns: ReadonlyMap<string, ColumnRole>): Extraction {
  const { root, problems } = readTreeText(source);
  return { components: partsOfTree(source.text, root, { makerless: true, columns }), problems };
}
