/** A fresh number used once, for a page's content security policy. */
export function nonce(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
