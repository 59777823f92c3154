import type { Awaitable } from "../core/audit/host.js";
import { plainJson } from "../core/report/plain.js";

/** Writes the elements of one JSON array, one a line, between a head and a tail. */
export class JsonArray {
  private isEmpty = true;

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly head: string,
  ) {}

  async add(element: object): Promise<void> {
    await this.addText(jsonText(element));
  }

  /** An element that is JSON already. */
  async addText(json: string): Promise<void> {
    await this.write(`${this.isEmpty ? `${this.head}\n` : ",\n"}${json}`);
    this.isEmpty = false;
  }

  async end(tail: string): Promise<void> {
    await this.write(`${this.isEmpty ? this.head : "\n"}${tail}`);
  }
}

/** JSON in one line, with nothing in it that a terminal or a log obeys. */
export function jsonText(value: object): string {
  return plainJson(JSON.stringify(value));
}
