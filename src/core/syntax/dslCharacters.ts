/** Whether a character may begin a word. */
export function isWordStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    code === 64 ||
    code >= 0xa1
  );
}

/** Whether a character may be in a word after its first. */
export function isWordPart(code: number): boolean {
  return (code !== 64 && isWordStart(code) && code !== 0xfeff) || (code >= 48 && code <= 57);
}
