import { createWriteStream, openSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { ansiPalette, plainPalette, type Palette } from "../core/report/palette.js";
import { reasonOf } from "./host.js";

/** Colours where a terminal is there and nobody said no. https://no-color.org */
export function paletteFor(wanted: boolean | undefined, toFile: boolean): Palette {
  if (wanted !== undefined) return wanted ? ansiPalette : plainPalette;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return plainPalette;
  if (FORCE_COLOR && FORCE_COLOR !== "0") return ansiPalette;
  return process.stdout.isTTY && !toFile && TERM !== "dumb" ? ansiPalette : plainPalette;
}

/** Columns for text: the terminal's, up to 160; 100 where there is none. */
export function terminalWidth(toFile = false): number {
  return toFile || !process.stdout.isTTY ? 100 : Math.min(Math.max(process.stdout.columns, 40), 160);
}

/** Standard output or a file cannot be written; the message says why, and `main` answers with exit code 2. */
export class OutputError extends Error {}

/** A file that a report goes to, and what it was asked for by. */
interface OutputFile {
  readonly target: string;
  readonly beside: string;
  readonly asked: string;
}

/** Where a report goes, piece by piece. */
export class Output {
  private constructor(
    private readonly stream: NodeJS.WritableStream & { readonly destroyed?: boolean },
    private readonly file: OutputFile | undefined,
  ) {}

  /** Standard output, or a file: a regular one is written beside and renamed in the end, so that no half report takes its place. */
  static to(file: string | undefined, asked = "--output"): Output {
    if (file === undefined) return new Output(process.stdout, undefined);
    try {
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats?.isDirectory()) throw new OutputError(`${asked}: ${file} is a folder`);
      // A device or a FIFO is written as it is; a link keeps its place.
      const target = stats?.isFile() ? realpathSync(file) : file;
      const beside =
        stats && !stats.isFile() ? target : path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
      const descriptor = openSync(beside, stats && !stats.isFile() ? "w" : "wx");
      const stream = createWriteStream(beside, { fd: descriptor });
      // Whoever writes is told; without a listener the process would end before that.
      stream.on("error", () => undefined);
      return new Output(stream, { target, beside, asked });
    } catch (error) {
      if (error instanceof OutputError) throw error;
      throw new OutputError(`${asked}: ${file} cannot be written: ${reasonOf(error)}`);
    }
  }

  /** Resolves when the text was taken. A reader that closed early (`| head`) is not an error: what follows is dropped. */
  async write(text: string): Promise<void> {
    if (this.stream.destroyed) return;
    await new Promise<void>((resolve, reject) => {
      this.stream.write(text, (error) => {
        if (!error || isClosedPipe(error)) resolve();
        else reject(this.failed(error));
      });
    });
  }

  /** Ends a file and puts it in its place. */
  async close(): Promise<void> {
    await this.finish();
    this.place();
  }

  private async finish(): Promise<void> {
    if (!this.file) return;
    await new Promise<void>((resolve, reject) => {
      this.stream.once("error", (error: Error) => reject(this.failed(error)));
      this.stream.end(() => resolve());
    });
  }

  private place(): void {
    const { file } = this;
    if (!file) return;
    try {
      if (file.beside !== file.target) renameSync(file.beside, file.target);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Does the work that writes reports, and ends them; where it fails, or one cannot be written, no report takes its place and no half is left. */
  static async whole<T>(outputs: readonly Output[], work: () => Promise<T>): Promise<T> {
    const discard = (): void => outputs.forEach((output) => output.discard());
    const stop = (signal: NodeJS.Signals): void => {
      discard();
      process.kill(process.pid, signal);
    };
    for (const signal of endingSignals) process.once(signal, stop);
    try {
      const done = await work();
      for (const output of outputs) await output.finish();
      for (const output of outputs) output.place();
      return done;
    } catch (error) {
      discard();
      throw error;
    } finally {
      for (const signal of endingSignals) process.off(signal, stop);
    }
  }

  /** Leaves nothing of a report that was not ended. */
  discard(): void {
    const { file } = this;
    if (file && file.beside !== file.target) rmSync(file.beside, { force: true });
  }

  private failed(error: unknown): OutputError {
    const { file } = this;
    this.discard();
    const place = file ? `${file.asked}: ${file.target}` : "standard output";
    return new OutputError(`${place} cannot be written: ${reasonOf(error)}`);
  }
}

/** What a person or a CI system ends a run with. */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const satisfies readonly NodeJS.Signals[];

/** Keeps an error of standard output from ending the process: whoever writes is told, and a closed pipe is not an error. */
export function watchStandardOutput(): void {
  process.stdout.on("error", (error: Error) => {
    if (!isClosedPipe(error)) process.exitCode = 2;
  });
}

function isClosedPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" || error.code === "EOF";
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
