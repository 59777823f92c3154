/**
 * Finds the end of JSON containers that hold none of their kind, from quote to quote and bracket to bracket instead of
 * character by character. Questions go through the text in order, so all of them together cost one pass.
 */
export class FlatContainers {
  /** Where the brackets are next; −1 before the first question. */
  private openList = -1;
  private closeList = -1;
  private openMap = -1;
  private closeMap = -1;

  constructor(private readonly text: string) {}

  /**
   * Offset after the bracket that closes the container whose content goes on at `at`, outside of strings. −1 where that takes
   * more than a look at brackets and closed strings, or is not in front of `limit`.
   */
  endOf(at: number, isMap: boolean, limit: number): number {
    const close = isMap ? this.closingMap(at) : this.closingList(at);
    if (close >= limit || (isMap ? this.openingMap(at) : this.openingList(at)) < close) return -1;
    const { text } = this;
    // First on its line it is in no string, which all end with their line.
    let before = close - 1;
    while (text.charCodeAt(before) === 32) before--;
    if (text.charCodeAt(before) === 10 && before >= at) return close + 1;
    for (let quote = text.indexOf('"', at); quote >= 0 && quote < close;) {
      const end = text.indexOf('"', quote + 1);
      if (end < 0 || end > close || text.charCodeAt(end - 1) === 92 || !endsString(text.charCodeAt(end + 1))) return -1;
      quote = text.indexOf('"', end + 1);
    }
    return close + 1;
  }

  private openingList(at: number): number {
    if (this.openList < at) this.openList = this.find("[", at);
    return this.openList;
  }

  private closingList(at: number): number {
    if (this.closeList < at) this.closeList = this.find("]", at);
    return this.closeList;
  }

  private openingMap(at: number): number {
    if (this.openMap < at) this.openMap = this.find("{", at);
    return this.openMap;
  }

  private closingMap(at: number): number {
    if (this.closeMap < at) this.closeMap = this.find("}", at);
    return this.closeMap;
  }

  private find(bracket: string, at: number): number {
    const found = this.text.indexOf(bracket, at);
    return found < 0 ? this.text.length : found;
  }
}

/** Whether that is what is after a string in JSON as tools write it; anything else, and its end may be another's beginning. */
export function endsString(code: number): boolean {
  return code === 44 || code === 58 || code === 10 || code === 125 || code === 93 || code === 13 || code === 32;
}
