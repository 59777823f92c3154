import { writeFileSync } from "node:fs";
import { ansiPalette, plainPalette, type Palette } from "../core/report/palette.js";

/** Colours where a terminal is there and nobody said no. https://no-color.org */
export function paletteFor(wanted: boolean | undefined, toFile: boolean): Palette {
  if (wanted !== undefined) return wanted ? ansiPalette : plainPalette;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return plainPalette;
  if (FORCE_COLOR && FORCE_COLOR !== "0") return ansiPalette;
  return process.stdout.isTTY && !toFile && TERM !== "dumb" ? ansiPalette : plainPalette;
}

/** Writes a report to a file, or to standard output to the last byte. */
export async function writeReport(text: string, file: string | undefined): Promise<void> {
  if (file !== undefined) return writeFileSync(file, text);
  // Waiting for the drain matters: exiting with a pipe half full would cut the report.
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}

/** A line of progress on standard error, for work that takes longer than a moment; only where a person watches. */
export class Progress {
  private next = Date.now() + 500;
  private shown = false;

  constructor(private readonly enabled = process.stderr.isTTY) {}

  tell(text: string): void {
    const now = Date.now();
    if (!this.enabled || now < this.next) return;
    this.next = now + 100;
    this.shown = true;
    process.stderr.write(`\r\u001B[K${text}`);
  }

  done(): void {
    if (this.shown) process.stderr.write("\r\u001B[K");
  }
}
