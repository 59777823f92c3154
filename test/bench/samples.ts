/** Generated inputs of any size, the same on every run. */

/** What one pass over a text costs at least; the yardstick of a row. */
export type Yardstick = "JSON.parse" | "regex over lines" | "decode";

export interface Sample {
  readonly title: string;
  /** The real file name, by which the format is found. */
  readonly uri: string;
  readonly yardstick: Yardstick;
  /** Largest permitted ratio of `analyze` to the yardstick. */
  readonly limit: number;
  /** Largest permitted ratio of the heap that the result holds to the text. */
  readonly limitHeld?: number | undefined;
  /** Sizes in megabytes that are measured unless others are asked for; absent: the usual ones. */
  readonly sizes?: readonly number[];
  /** A text of at least `bytes` characters. */
  generate(bytes: number): string;
}

/** Numbers that look random and are the same each time. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 4294967296) * limit);
  }

  version(): string {
    return `${this.below(20)}.${this.below(30)}.${this.below(12)}`;
  }

  text(length: number, alphabet: string): string {
    let text = "";
    for (let at = 0; at < length; at++) text += alphabet.charAt(this.below(alphabet.length));
    return text;
  }

  base64(length: number): string {
    return this.text(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  }

  hex(length: number): string {
    return this.text(length, "0123456789abcdef");
  }

  /** A package name; about one in a thousand belongs to a listed party, as in real files at most. */
  name(index: number): string {
    if (index % 1000 === 500) return `@huaweicloud/huaweicloud-sdk-${words[index % words.length]}${index}`;
    const word = `${words[index % words.length]}-${words[(index * 7 + 3) % words.length]}`;
    return index % 5 === 0 ? `@${words[index % 31]}/${word}-${index}` : `${word}-${index}`;
  }
}

const words = [
  ..."stream parse util core loader plugin babel helper types react native event proxy cache color string array".split(
    " ",
  ),
  ..."object path file glob match regex token buffer queue async promise retry timer logger format unicode".split(" "),
];

/** Pieces until they are `bytes` long, between head and foot. */
export function repeat(bytes: number, head: string, piece: (index: number) => string, foot: string): string {
  const pieces = [head];
  for (let length = head.length, index = 0; length < bytes; index++) {
    const next = piece(index);
    pieces.push(next);
    length += next.length;
  }
  pieces.push(foot);
  return pieces.join("");
}
