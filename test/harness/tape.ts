/** A tape archive of files with these texts, as `npm pack` writes one before it packs it. */
export function tape(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks: Uint8Array[] = [];
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [name, text] of Object.entries(files)) {
    const content = encode(text);
    const header = new Uint8Array(512);
    header.set(encode(name), 0);
    header.set(encode(`${content.length.toString(8).padStart(11, "0")}\0`), 124);
    header.set(encode("0"), 156);
    header.set(encode("ustar\0"), 257);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(header, padded);
  }
  blocks.push(new Uint8Array(1024));
  const whole = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of blocks) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
