import type { SourceText } from "../../model.js";
import { globOf, type Glob } from "../../text/glob.js";
import type { Format } from "../format.js";
import { heldToSyntax } from "./heldToSyntax.js";
import { regularFormOf, regularTomlFormOf } from "../rows/inRegularForm.js";
import { ownFormat } from "./ownNames.js";

interface Pattern {
  readonly format: Format;
  /** In small letters. */
  readonly glob: Glob;
  /** What is asked: the path; the name alone, of a glob that says nothing of folders; or nothing, of one that is only an extension. */
  readonly asks: "path" | "name" | "nothing";
  /** Letters that every fitting name or path has at its start, its end, or somewhere: compared before the glob is asked. */
  readonly start: string;
  readonly end: string;
  readonly part: string;
}

/** Finds the formats of a file: by its path, then by the format's own marker where the name is ambiguous. */
export class FormatRegistry {
  private readonly byName = new Map<string, Format[]>();
  /** Patterns by the file's extension, so that a walk tests a handful of them for each file; "" holds those that fix none. */
  private readonly byExtension = new Map<string, Pattern[]>();
  readonly formats: readonly Format[];

  constructor(formats: readonly Format[]) {
    this.formats = formats.map(heldToSyntax).sort((a, b) => Number(a.generic ?? false) - Number(b.generic ?? false));
    for (const format of this.formats) {
      for (const glob of format.files.flatMap(expandBraces)) {
        if (/[*?/[\]{}\\]/.test(glob)) append(this.byExtension, fixedExtension(glob), patternOf(format, glob));
        else append(this.byName, glob.toLowerCase(), format);
      }
    }
  }

  /** Formats whose file names fit `path`: exact names before patterns, the generic ones last. Content is not looked at. */
  candidates(path: string): readonly Format[] {
    const folded = path.toLowerCase();
    const name = folded.slice(folded.lastIndexOf("/") + 1);
    // What macOS keeps of a file beside it (AppleDouble): of its name, and not of its content.
    if (name.startsWith("._")) return [];
    const found = [...(this.byName.get(name) ?? [])];
    for (const patterns of [this.byExtension.get(extensionOf(name)), this.byExtension.get("")]) {
      for (const pattern of patterns ?? []) {
        if (fits(pattern, name, folded) && !found.includes(pattern.format)) found.push(pattern.format);
      }
    }
    return found.length < 2 ? found : found.sort((a, b) => Number(a.generic ?? false) - Number(b.generic ?? false));
  }

  /** The formats that claim a file by its exact name. */
  ownersOf(path: string): readonly Format[] {
    return this.byName.get(path.slice(path.lastIndexOf("/") + 1).toLowerCase()) ?? [];
  }

  /** Every exact name that a format claims, in small letters. */
  exactNames(): readonly string[] {
    return [...this.byName.keys()];
  }

  /**
   * The format that reads `source`, of those that are `allowed`, or undefined when none claims it. A file whose name
   * nearly always means one format is claimed when it is broken, though nothing in it says so: it must not pass for nobody's.
   */
  formatOf(source: SourceText, allowed: (format: Format) => boolean = () => true): Format | undefined {
    // Markers are at a line's start, and so is a byte order mark.
    const marked = source.text.charCodeAt(0) === 0xfeff ? { ...source, text: source.text.slice(1) } : source;
    const candidates = this.candidates(source.uri).filter(allowed);
    const recognised = candidates.find((format) => format.recognizes?.(marked) ?? true);
    if (recognised || candidates.length === 0) return recognised;
    for (const text of regularFormsOf(marked)) {
      const inOtherForm = candidates.find((format) => format.recognizes?.({ ...marked, text }));
      if (inOtherForm) return inOtherForm;
    }
    const own = ownFormat(source.uri);
    const claimant = own === undefined ? undefined : candidates.find(({ id }) => id === own);
    return claimant && claimant.extract(marked).problems.length > 0 ? claimant : undefined;
  }
}

/** A JSON Schema in YAML, of which trees with devicetrees have thousands. https://json-schema.org/draft/2020-12/json-schema-core#section-8 */
const isSchema = (text: string): boolean => /^\$schema:/m.test(text) && /^\$id:/m.test(text);

/** The text as tools write it, for markers that are in lines of their own; nothing where it is in that form, or declares nothing. */
function regularFormsOf({ uri, text }: SourceText): string[] {
  if (isSchema(text)) return [];
  const isOpen = /\.lock$|(?:^|\/)[^/.]+$/i.test(uri);
  const forms = [
    isOpen || /\.ya?ml$/i.test(uri) ? regularFormOf(text) : undefined,
    isOpen || /\.toml$/i.test(uri) ? regularTomlFormOf(text) : undefined,
  ];
  return forms.filter((form) => form !== undefined);
}

/** Whether a file of `format` may be left out because one that says more lies beside it; `siblings` are the paths of its folder. */
export function isSuperseded(format: Format, path: string, siblings: readonly string[]): boolean {
  const globs = format.supersededBy?.map((glob) => globOf(glob, { fold: true }));
  return (
    globs !== undefined && siblings.some((sibling) => sibling !== path && globs.some((glob) => glob.matches(sibling)))
  );
}

function patternOf(format: Format, glob: string): Pattern {
  const asks = glob.includes("/") ? "path" : /^\*\.[^*?[{]*$/.test(glob) && !glob.includes(".", 2) ? "nothing" : "name";
  const folded = glob.toLowerCase();
  const literals = folded.split(special);
  const [start = "", end = ""] = asks === "name" ? [literals[0], literals[literals.length - 1]] : [];
  const longest = asks === "path" ? literals.sort((a, b) => b.length - a.length)[0] : "";
  // A folder may be at a path's beginning, where no slash is before it.
  return { format, glob: globOf(folded), asks, start, end, part: (longest ?? "").replace(/^\//, "") };
}

/** What stands for other characters in a glob; sets and choices as a whole. */
const special = /\*+|\?|\[[^\]]*\]|\{[^}]*\}|\\./;

/** Nearly all patterns are turned away by comparing letters, which costs a tenth of asking the glob. */
function fits({ glob, asks, start, end, part }: Pattern, name: string, path: string): boolean {
  if (asks === "nothing") return true;
  if (asks === "name") return name.startsWith(start) && name.endsWith(end) && glob.matches(name);
  return path.includes(part) && glob.matches(path);
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** `a.{yml,yaml}` as `a.yml` and `a.yaml`; braces do not nest in our globs. */
function expandBraces(glob: string): string[] {
  const match = /^([^{]*)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!match) return [glob];
  const [, before = "", choices = "", after = ""] = match;
  return choices.split(",").flatMap((choice) => expandBraces(before + choice + after));
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot);
}

/** The extension that every file of a glob has, in lower case; "" when it does not say. */
function fixedExtension(glob: string): string {
  const name = glob.slice(glob.lastIndexOf("/") + 1);
  const extension = extensionOf(name).toLowerCase();
  return /[*?[\]{}\\]/.test(extension) ? "" : extension;
}
