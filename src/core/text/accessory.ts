/** Words that turn a part's name into that of something else. */
const words =
  /\b(?:for|fits|compatible|compat|with|w\/|without|like|replaces?|replacement|instead|adapte?r|socket|connector|cable|antenna|mount|bracket|case|cover|holder|stand|sticker|charger|battery|propellers?|dummy|equivalent|equiv|clone|alternative)\b/i;

/** Whether a text speaks of something that goes with a part rather than of the part: "antenna for BG96", "EC25-E compatible". */
export function namesAccessory(text: string): boolean {
  return text.includes(" ") && words.test(text);
}
