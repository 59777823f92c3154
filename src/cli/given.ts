import { isCalendarDate } from "../core/policy/fields.js";
import { compileGlob, type Glob } from "../core/text/glob.js";
import { defaultMaxFileSize } from "../core/audit/limits.js";
import type { OptionName } from "./options.js";
import { UsageError } from "./usageError.js";

/** What a command was given: options by name, and the words that are none. Each reader throws a UsageError for what does not fit. */
export class Given {
  constructor(
    readonly words: readonly string[],
    private readonly values: ReadonlyMap<OptionName, readonly string[]>,
  ) {}

  has(option: OptionName): boolean {
    return this.values.has(option);
  }

  /** The last one counts. */
  text(option: OptionName): string | undefined {
    return this.values.get(option)?.at(-1);
  }

  texts(option: OptionName): readonly string[] {
    return this.values.get(option) ?? [];
  }

  choice<T extends string>(option: OptionName, choices: readonly T[], usual: T): T {
    const value = this.text(option) ?? usual;
    const choice = choices.find((one) => one === value);
    if (choice === undefined) throw new UsageError(`--${option} takes ${choices.join(", ")}; not "${value}"`);
    return choice;
  }

  /** A whole number from 0 on. */
  number(option: OptionName): number | undefined {
    const value = this.text(option);
    if (value === undefined || /^\d{1,9}$/.test(value)) return value === undefined ? undefined : Number(value);
    throw new UsageError(`--${option} takes a number; not "${value}"`);
  }

  day(option: OptionName): string | undefined {
    const value = this.text(option);
    if (value === undefined || isCalendarDate(value)) return value;
    throw new UsageError(`--${option} takes a day, YYYY-MM-DD; not "${value}"`);
  }

  /** In bytes. */
  size(option: OptionName): number {
    const value = this.text(option);
    if (value === undefined) return defaultMaxFileSize;
    const match = /^(\d+)\s*([kmg])?b?$/i.exec(value);
    if (!match?.[1]) throw new UsageError(`--${option} takes bytes, or a number with k, m or g; not "${value}"`);
    const unit = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[match[2]?.toLowerCase() ?? ""] ?? 1;
    return Number(match[1]) * unit;
  }

  globs(option: OptionName): readonly Glob[] {
    return this.texts(option).map((text) => {
      const read = compileGlob(text, { below: true });
      if ("problem" in read) throw new UsageError(`--${option} "${text}": ${read.problem.message}`);
      return read.glob;
    });
  }

  /** Undefined: as the terminal has it. */
  color(): boolean | undefined {
    if (this.has("no-color")) return false;
    return this.has("color") ? true : undefined;
  }

  /** A command that takes no words. */
  noWords(command: string): void {
    const [first] = this.words;
    if (first !== undefined) throw new UsageError(`${command} takes no "${first}"`);
  }
}
