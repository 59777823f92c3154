/** A text that a regular expression of a part family matches: every group's first branch, every quantifier at its least. */
export function sampleOf(pattern: string): string {
  const reader = new SampleReader(pattern);
  const sample = reader.branches();
  if (!new RegExp(pattern, "i").test(sample)) throw new Error(`${sample} is no sample of ${pattern}`);
  return sample;
}

class SampleReader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  /** The first alternative from here to the closing bracket or the end. */
  branches(): string {
    const first = this.sequence();
    while (this.pattern.charAt(this.at) === "|") {
      this.at++;
      this.sequence();
    }
    return first;
  }

  private sequence(): string {
    let out = "";
    while (this.at < this.pattern.length && !"|)".includes(this.pattern.charAt(this.at))) {
      const atom = this.atom();
      out += atom.repeat(this.least());
    }
    return out;
  }

  private atom(): string {
    const char = this.pattern.charAt(this.at++);
    if (char === "(") return this.group();
    if (char === "[") return this.member();
    if (char === "\\") {
      const escaped = this.pattern.charAt(this.at++);
      return escaped === "d" ? "7" : escaped === "b" ? "" : escaped;
    }
    return char === "^" || char === "$" ? "" : char === "." ? "A" : char;
  }

  private group(): string {
    const negative = this.pattern.startsWith("?!", this.at);
    this.at += negative || this.pattern.startsWith("?:", this.at) ? 2 : 0;
    const inner = this.branches();
    this.at++;
    return negative ? "" : inner;
  }

  /** A member of a class that is not the first of a range of letters that a lookahead may forbid. */
  private member(): string {
    const end = this.pattern.indexOf("]", this.at);
    const body = this.pattern.slice(this.at, end);
    this.at = end + 1;
    return body.includes("A-Z") ? "S" : body.charAt(0);
  }

  private least(): number {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.pattern.slice(this.at));
    if (!quantifier) return 1;
    this.at += quantifier[0].length;
    if (quantifier[1] !== undefined) return Number(quantifier[1]);
    return quantifier[0].startsWith("+") ? 1 : 0;
  }
}
