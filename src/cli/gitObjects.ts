import type { ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Git } from "./git.js";

/** What `git cat-file` answers about one object. */
interface Answer {
  readonly size: number;
  readonly content: Buffer;
}

interface Waiting {
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Sizes and contents of a repository's objects, by processes that live until `close`. */
export class GitObjects {
  private readonly sizes: Batch;
  private readonly contents: Batch;

  constructor(git: Git) {
    this.sizes = new Batch(git, "--batch-check");
    this.contents = new Batch(git, "--batch");
  }

  /** In bytes. Rejects where the object is not there. */
  async size(id: string): Promise<number> {
    return found(await this.sizes.ask(id)).size;
  }

  /** Rejects where the object is not there. */
  async read(id: string): Promise<Buffer> {
    return found(await this.contents.ask(id)).content;
  }

  close(): void {
    this.sizes.close();
    this.contents.close();
  }
}

function found(answer: Answer | undefined): Answer {
  if (!answer) throw new Error("its content is not in the repository (a partial clone has not fetched it)");
  return answer;
}

/** One `git cat-file`, started when it is first asked; answers come in the order of the questions. */
class Batch {
  private child: ChildProcessByStdio<Writable, Readable, null> | undefined;
  private readonly waiting: Waiting[] = [];
  private pieces: Buffer[] = [];
  private held = 0;
  /** The size of the object whose content comes next. */
  private expected: number | undefined;

  constructor(
    private readonly git: Git,
    private readonly mode: "--batch" | "--batch-check",
  ) {}

  ask(id: string): Promise<Answer | undefined> {
    const child = (this.child ??= this.start());
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      child.stdin.write(`${id}\n`);
    });
  }

  close(): void {
    this.child?.stdin.end();
  }

  private start(): ChildProcessByStdio<Writable, Readable, null> {
    const child = this.git.start("cat-file", this.mode);
    child.stdout.on("data", (piece: Buffer) => this.take(piece));
    // What is asked after its end is answered by it too.
    child.stdin.on("error", () => this.fail());
    child.on("error", () => this.fail());
    child.on("close", () => this.fail());
    return child;
  }

  private fail(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Error("git ended before it had answered"));
  }

  private take(piece: Buffer): void {
    this.pieces.push(piece);
    this.held += piece.length;
    while (this.answer());
  }

  /** Gives one answer on, if all of it has come. */
  private answer(): boolean {
    if (this.expected === undefined) {
      const bytes = this.whole();
      const end = bytes.indexOf(10);
      if (end < 0) return false;
      const header = bytes.toString("utf8", 0, end);
      this.drop(end + 1);
      const size = /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(header)?.[1];
      if (size === undefined) this.waiting.shift()?.resolve(undefined);
      else if (this.mode === "--batch") this.expected = Number(size);
      else this.waiting.shift()?.resolve({ size: Number(size), content: Buffer.alloc(0) });
      return true;
    }
    const size = this.expected;
    // A line end follows the content.
    if (this.held < size + 1) return false;
    const content = Buffer.from(this.whole().subarray(0, size));
    this.drop(size + 1);
    this.expected = undefined;
    this.waiting.shift()?.resolve({ size, content });
    return true;
  }

  private whole(): Buffer {
    const [first] = this.pieces;
    if (first && this.pieces.length === 1) return first;
    const joined = Buffer.concat(this.pieces);
    this.pieces = [joined];
    return joined;
  }

  private drop(length: number): void {
    const rest = this.whole().subarray(length);
    this.pieces = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
  }
}
