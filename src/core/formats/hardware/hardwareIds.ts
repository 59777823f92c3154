import type { Component, Extraction, IdentifierScheme, Problem, SourceText, Span } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import type { Format } from "../format.js";

/** A file that names this many vendors is a table of what some driver supports, not of what someone has. */
const supportTable = 4;

/**
 * udev rules, hwdb entries and module aliases: USB and PCI ids. They are mentions unless the file is where a machine describes
 * itself (`/etc/udev`). A table of many vendors is passed over. https://www.freedesktop.org/software/systemd/man/udev.html
 */
export const hardwareIds: Format = {
  id: "hardware/udev",
  title: "udev rules and hardware ids",
  files: ["*.rules", "*.hwdb", "modprobe.d/*.conf", "usb_modeswitch.d/*", "usb_modeswitch.conf", "modules.alias"],
  ecosystems: ["USB and PCI ids"],
  recognizes: ({ text }) => ids.some(({ pattern }) => new RegExp(pattern.source, "i").test(text)),
  extract({ uri, text }: SourceText): Extraction {
    const cursor = new LineCursor(text);
    const found: Component[] = [];
    const problems: Problem[] = [];
    const vendors = new Set<string>();
    const mention = !/(?:^|\/)etc\//.test(uri);
    while (cursor.next()) {
      const { start, end } = cursor;
      if (text.charCodeAt(start) === 35) continue;
      problems.push(...unclosedIds(text, { start, end }));
      for (const { vendor, component } of idsOfLine(text, { start, end }, mention)) {
        vendors.add(vendor);
        found.push(component);
      }
    }
    return { components: vendors.size >= supportTable ? [] : found, problems };
  },
};

interface IdPattern {
  readonly scheme: IdentifierScheme;
  readonly pattern: RegExp;
}

/** The first group is the vendor, the second the device, where one pattern has both. */
const ids: readonly IdPattern[] = [
  { scheme: "usb", pattern: /ATTRS?\{idVendor\}=="([0-9a-f]{4})(?:"|(?=[,\s]|$))/gi },
  { scheme: "usb", pattern: /ENV\{ID_VENDOR_ID\}=="([0-9a-f]{4})(?:"|(?=[,\s]|$))/gi },
  { scheme: "usb", pattern: /\busb:v([0-9a-f]{4})p([0-9a-f]{4}|\*)/gi },
  { scheme: "usb", pattern: /\b(?:Default|Target)Vendor\s*=\s*0x([0-9a-f]{4})/gi },
  { scheme: "usb", pattern: /usb_modeswitch\b[^"\n]{0,80}? -v\s*(?:0x)?([0-9a-f]{4})\b/gi },
  { scheme: "pci", pattern: /ATTRS?\{vendor\}=="0x([0-9a-f]{4})(?:"|(?=[,\s]|$))/gi },
  { scheme: "pci", pattern: /\bpci:v0000([0-9a-f]{4})d(?:0000([0-9a-f]{4})|\*)/gi },
];

const product =
  /ATTRS?\{idProduct\}=="([0-9a-f]{4})"|ENV\{ID_MODEL_ID\}=="([0-9a-f]{4})"|ATTRS?\{device\}=="0x([0-9a-f]{4})"/i;

/** `ATTRS{idVendor}=="19d` with no quote before the comma or the line's end. */
const unclosedId =
  /\{(?:idVendor|idProduct|ID_VENDOR_ID|ID_MODEL_ID|vendor|device)\}==("[^",\\\s]{0,40})(?=[,\\\s]|$)/gi;

function unclosedIds(text: string, { start, end }: Span): Problem[] {
  return [...text.slice(start, Math.min(end, start + 4000)).matchAll(unclosedId)].map(
    ({ 0: all, 1: value = "", index }) => {
      const stop = start + index + all.length;
      return { message: "the quote is not closed", start: stop - value.length, end: stop };
    },
  );
}

function idsOfLine(text: string, line: Span, mention: boolean): { vendor: string; component: Component }[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 4000));
  if (!/[0-9a-f]{4}/i.test(content)) return [];
  return ids.flatMap(({ scheme, pattern }) =>
    [...content.matchAll(pattern)].flatMap((match) => {
      const vendor = match[1]?.toLowerCase();
      if (!vendor) return [];
      const other = match[2] === undefined || match[2] === "*" ? product.exec(content) : undefined;
      const device = (match[2] === "*" ? undefined : match[2]) ?? other?.[1] ?? other?.[2] ?? other?.[3];
      const start = line.start + match.index + match[0].toLowerCase().indexOf(vendor);
      const place = { start, end: start + vendor.length };
      const value = device ? `${vendor}:${device.toLowerCase()}` : vendor;
      const component: Component = {
        kind: "device",
        name: value,
        nameSpan: place,
        entry: line,
        scope: scheme === "usb" ? "USB id" : "PCI id",
        relation: "direct",
        identifiers: [{ scheme, value, ...place }],
        ...(mention && { mention }),
      };
      return [{ vendor, component }];
    }),
  );
}
