import { createInterface } from "node:readline";
import { UsageError } from "./usageError.js";

/** Questions on the terminal, a line each. Lines that are typed or pasted ahead answer the questions to come. */
export class Questions {
  private readonly terminal = createInterface({ input: process.stdin, output: process.stderr });
  private readonly lines = this.terminal[Symbol.asyncIterator]();

  /** The answer. Throws a UsageError when the terminal is closed (Ctrl+C, Ctrl+D) instead. */
  async ask(question: string): Promise<string> {
    this.terminal.setPrompt(question.slice(question.lastIndexOf("\n") + 1));
    process.stderr.write(question.slice(0, question.lastIndexOf("\n") + 1));
    this.terminal.prompt();
    const line = await this.lines.next();
    if (!line.done) return line.value;
    process.stderr.write("\n");
    throw new UsageError("the questions were not answered; nothing is written");
  }

  close(): void {
    this.terminal.close();
  }
}
