import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate for `localhost` that signed itself, and its key, in PEM: made anew, so that no key lies anywhere. */
export function selfSigned(): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const name = sequence(tagged(0x31, sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from("localhost")))));
  const validity = sequence(tagged(0x17, Buffer.from("200101000000Z")), tagged(0x17, Buffer.from("491231235959Z")));
  const names = sequence(tagged(0x82, Buffer.from("localhost")), tagged(0x87, Buffer.from([127, 0, 0, 1])));
  const basic = sequence(tagged(0x01, Buffer.from([0xff])));
  const extensions = sequence(
    sequence(oid(0x55, 0x1d, 0x11), tagged(0x04, names)),
    sequence(oid(0x55, 0x1d, 0x13), tagged(0x01, Buffer.from([0xff])), tagged(0x04, basic)),
  );
  const serial = tagged(0x02, Buffer.from([1, ...randomBytes(7)]));
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    ...[serial, algorithm, name, validity, name, publicKey.export({ type: "spki", format: "der" })],
    tagged(0xa3, extensions),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign("sha256", content, privateKey)]);
  const der = sequence(content, algorithm, tagged(0x03, signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** https://www.itu.int/rec/T-REC-X.690 */
function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const long = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...long]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function oid(...bytes: readonly number[]): Buffer {
  return tagged(0x06, Buffer.from(bytes));
}
