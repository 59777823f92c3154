import type { SourceText } from "../model.js";
import type { Format } from "./format.js";

interface Pattern {
  readonly format: Format;
  readonly test: RegExp;
}

/** Finds the formats of a file: by its path, then by the format's own marker where the name is ambiguous. */
export class FormatRegistry {
  private readonly byName = new Map<string, Format[]>();
  private readonly patterns: Pattern[] = [];

  constructor(readonly formats: readonly Format[]) {
    for (const format of formats) {
      for (const glob of format.files) {
        if (/[*?/[{]/.test(glob)) this.patterns.push({ format, test: globToRegExp(glob) });
        else this.byName.set(glob.toLowerCase(), [...(this.byName.get(glob.toLowerCase()) ?? []), format]);
      }
    }
  }

  /** Formats whose file names fit `path`, exact names first. Content is not looked at. */
  candidates(path: string): readonly Format[] {
    const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
    const exact = this.byName.get(name) ?? [];
    const others = this.patterns.filter(({ test }) => test.test(path)).map(({ format }) => format);
    return [...new Set([...exact, ...others])];
  }

  /** The format that reads `source`, or undefined when none claims it. */
  formatOf(source: SourceText): Format | undefined {
    return this.candidates(source.uri).find((format) => format.recognizes?.(source) ?? true);
  }
}

/** Whether a file of `format` may be left out because one that says more lies beside it; `siblings` are the paths of its folder. */
export function isSuperseded(format: Format, path: string, siblings: readonly string[]): boolean {
  const tests = format.supersededBy?.map(globToRegExp);
  return (
    tests !== undefined && siblings.some((sibling) => sibling !== path && tests.some((test) => test.test(sibling)))
  );
}

/** A glob over the end of a path. `**` crosses folders, `*` and `?` do not, `{a,b}` chooses. */
export function globToRegExp(glob: string): RegExp {
  let source = "";
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    if (char === "*") {
      if (glob.charAt(at + 1) === "*") {
        at += glob.charAt(at + 2) === "/" ? 2 : 1;
        source += "(?:.*/)?";
      } else source += "[^/]*";
    } else if (char === "?") source += "[^/]";
    else if (char === "{") source += "(?:";
    else if (char === "}") source += ")";
    else if (char === ",") source += "|";
    else source += char.replace(/[.+^$()|[\]\\]/g, "\\$&");
  }
  return new RegExp(`(?:^|/)${source}$`, "i");
}
