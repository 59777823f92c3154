import type { SourceText } from "../model.js";
import type { Format } from "./format.js";
import { hardwareFormatsFor, teamSpecId, type HardwareFiles } from "./hardware/mapped.js";
import { isOwnBoard, readingOwnBoard } from "./hardware/ownBoards.js";
import { formats } from "./index.js";
import { FormatRegistry } from "./recognition/recognize.js";

/** A team's own formats follow from its policy alone, so they are kept as long as it is. */
const registries = new WeakMap<HardwareFiles, FormatRegistry>();

/**
 * The format that reads `source` for a team: what its policy says of hardware files first, then every format that is not off by
 * default. Undefined when none claims it. Whoever recognises a file comes through here.
 */
export function formatFor(source: SourceText, hardware?: HardwareFiles): Format | undefined {
  const placed = source.path === undefined ? source : { ...source, uri: source.path };
  const own = hardware && registryOf(hardware).formatOf(placed);
  const usual = own && own.id !== teamSpecId ? undefined : formats.formatOf(placed, ({ optIn }) => !optIn);
  // A policy that takes `package.json` or `*.csproj` for hardware files does not blank the packages in them.
  const isOwned = usual !== undefined && ownsName(usual);
  const format = isOwned ? usual : (own ?? usual);
  return format && hardware && isOwnBoard(placed, hardware) ? readingOwnBoard(format) : format;
}

/** Whether a format keeps the files that it claims whatever a policy says of hardware files. */
export function ownsName({ id, generic, optIn }: Format): boolean {
  return !generic && !optIn && !id.startsWith("hardware/");
}

/** Formats that may read a file of that path for a team; its content is not looked at. */
export function formatsOf(path: string, hardware?: HardwareFiles): readonly Format[] {
  const usual = formats.candidates(path).filter(({ optIn }) => !optIn);
  return hardware ? [...registryOf(hardware).candidates(path), ...usual] : usual;
}

const oftenSaidAgain = new FormatRegistry(formats.formats.filter(({ supersededBy }) => supersededBy));

/** Whether a file beside this one may say the same and more; most paths are turned away at once. */
export function mayBeSuperseded(path: string): boolean {
  return oftenSaidAgain.candidates(path).length > 0;
}

/** Whether a file of that path may be read for a team; its content is not looked at. */
export function mayRead(path: string, hardware?: HardwareFiles): boolean {
  return (
    formats.candidates(path).some(({ optIn }) => !optIn) ||
    (hardware !== undefined && registryOf(hardware).candidates(path).length > 0)
  );
}

function registryOf(hardware: HardwareFiles): FormatRegistry {
  const known = registries.get(hardware) ?? new FormatRegistry(hardwareFormatsFor(hardware));
  registries.set(hardware, known);
  return known;
}
