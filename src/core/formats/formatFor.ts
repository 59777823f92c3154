import type { SourceText } from "../model.js";
import type { Format } from "./format.js";
import { hardwareFormatsFor, type HardwareFiles } from "./hardware/mapped.js";
import { formats } from "./index.js";
import { FormatRegistry } from "./recognize.js";

/**
 * The format that reads `source` for a team: what its policy says of hardware files first, then every format that is not off by
 * default. Undefined when none claims it.
 */
export function formatFor(source: SourceText, hardware: HardwareFiles | undefined): Format | undefined {
  const own = hardware && new FormatRegistry(hardwareFormatsFor(hardware)).formatOf(source);
  return own ?? formats.candidates(source.uri).find((format) => !format.optIn && (format.recognizes?.(source) ?? true));
}

/** Whether a file of that path may be read for a team; its content is not looked at. */
export function mayRead(path: string, hardware: HardwareFiles | undefined): boolean {
  return (
    formats.candidates(path).some(({ optIn }) => !optIn) ||
    (hardware !== undefined && new FormatRegistry(hardwareFormatsFor(hardware)).candidates(path).length > 0)
  );
}
