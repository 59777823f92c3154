import { formatFor } from "../../src/core/formats/formatFor.js";
import type { Format } from "../../src/core/formats/format.js";
import { formats } from "../../src/core/formats/index.js";
import type { SourceText } from "../../src/core/model.js";

/** A team that has switched on everything that is off by default. */
const everything = { also: formats.formats.filter(({ optIn }) => optIn).map(({ id }) => id) };

/** The format that production reads a file with, for a team that asks for every format. */
export function formatOf(source: SourceText): Format | undefined {
  return formatFor(source, everything);
}
