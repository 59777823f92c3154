import type { Component, Extraction, Problem, SourceText } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import type { Format } from "../format.js";

const address = /(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])/g;

/** Five pairs or seven, whole ones; a star stands for any. */
const miscounted =
  /(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{2}:){4}(?:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:)?[0-9A-Fa-f]{2}(?![0-9A-Fa-f-]|:[0-9A-Fa-f]{2}|:\*|::)/g;

/**
 * Lists of devices by their network address: Home Assistant's known devices, DHCP reservations, ethers. The first half of an address
 * says who made the network chip, perhaps; it is a hint. Read only when the policy asks for it.
 */
export const macAddresses: Format = {
  id: "hardware/mac-addresses",
  title: "Lists of network addresses",
  files: [
    "known_devices.yaml",
    "ethers",
    "dhcpd.conf",
    "dnsmasq.conf",
    "dnsmasq.d/*",
    "*mac*address*.{csv,txt,yaml,yml}",
    "dhcp*.{yaml,yml,csv,conf}",
  ],
  ecosystems: ["network addresses"],
  optIn: true,
  recognizes: ({ text }) => new RegExp(address.source).test(text),
  extract({ text }: SourceText): Extraction {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const cursor = new LineCursor(text);
    while (cursor.next()) {
      const { start, end } = cursor;
      const line = text.slice(start, Math.min(end, start + 4000));
      for (const { 0: pairs, index } of line.matchAll(miscounted)) {
        const place = { start: start + index, end: start + index + pairs.length };
        problems.push({ message: "a network address has six pairs of digits", ...place });
      }
      for (const match of line.matchAll(address)) {
        const from = start + match.index;
        const place = { start: from, end: from + match[0].length };
        components.push({
          kind: "device",
          name: match[0],
          nameSpan: place,
          entry: { start, end },
          scope: "network address",
          relation: "direct",
          identifiers: [{ scheme: "oui", value: match[0], ...place }],
          mention: true,
        });
      }
    }
    return { components, problems };
  },
};
