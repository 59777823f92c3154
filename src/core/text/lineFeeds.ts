/** The text with every carriage return that stands alone, as older editors end lines, made a line feed: no offset changes. */
export function withLineFeeds(text: string): string {
  return loneReturn.test(text) ? text.replace(/\r(?!\n)/g, "\n") : text;
}

const loneReturn = /\r(?!\n)/;
