import { libraryStem } from "../ecosystems/libraryNames.js";
import type { Attribution, IdentifierScheme } from "../model.js";
import type { AttributionGroup } from "./packageIndex.js";

/** Schemes whose values are looked up as whole words or by prefix. */
export type IndexedScheme = "devicetree" | "usb" | "pci" | "oui" | "automation" | "library" | "name" | "cpe" | "lcsc";

const separators: Readonly<Record<IndexedScheme, string>> = {
  devicetree: ",",
  usb: ":",
  pci: ":",
  oui: "",
  automation: "",
  library: "",
  name: "",
  cpe: ":",
  lcsc: "",
};

export function isIndexedScheme(scheme: IdentifierScheme): scheme is IndexedScheme {
  return Object.hasOwn(separators, scheme);
}

/**
 * Values of one scheme. A pattern without `*` holds for the value itself and, where the scheme has levels
 * (`vendor,model`, `vendor:device`), for everything below it; `*` at the end holds for everything that begins so.
 */
export class IdentifierIndex {
  private readonly exact = new Map<string, Attribution[]>();
  private readonly prefixes = new Map<string, Attribution[]>();
  private readonly lengths = new Set<number>();

  constructor(private readonly scheme: IndexedScheme) {}

  add(pattern: string, attribution: Attribution): void {
    const open = pattern.endsWith("*");
    const separator = separators[this.scheme];
    let key = foldIdentifier(this.scheme, open ? pattern.slice(0, -1) : pattern);
    // `vendor,*` and `vendor` mean the same.
    const level = separator !== "" && key.endsWith(separator);
    if (level) key = key.slice(0, -1);
    if (key === "") return;
    if ((open && !level) || this.scheme === "oui") {
      this.lengths.add(key.length);
      append(this.prefixes, key, attribution);
    } else append(this.exact, key, attribution);
  }

  get isEmpty(): boolean {
    return this.exact.size === 0 && this.prefixes.size === 0;
  }

  /** The attributions of the longest pattern that `value` fits. */
  find(value: string): AttributionGroup | undefined {
    if (this.isEmpty) return undefined;
    if (value.length > longestIdentifier) return undefined;
    const key = foldIdentifier(this.scheme, value);
    if (this.scheme === "oui" && isLocallyAdministered(key)) return undefined;
    const whole = this.exact.get(key);
    if (whole) return whole;
    let best: AttributionGroup | undefined;
    let bestLength = 0;
    for (const length of this.lengths) {
      if (length <= bestLength || length > key.length) continue;
      const found = this.prefixes.get(key.slice(0, length));
      if (found) [best, bestLength] = [found, length];
    }
    const separator = separators[this.scheme];
    if (separator !== "") {
      for (let cut = key.lastIndexOf(separator); cut > bestLength; cut = key.lastIndexOf(separator, cut - 1)) {
        const found = this.exact.get(key.slice(0, cut));
        if (found) return found;
      }
    }
    return best;
  }
}

const longestIdentifier = 512;

function append(to: Map<string, Attribution[]>, key: string, attribution: Attribution): void {
  const group = to.get(key);
  if (group) group.push(attribution);
  else to.set(key, [attribution]);
}

/** The value as its scheme compares. */
function foldIdentifier(scheme: IndexedScheme, value: string): string {
  const folded = value.trim().toLowerCase();
  switch (scheme) {
    case "usb":
    case "pci":
      return folded.replace(/0x/g, "").replace(/[-\s]+/g, ":");
    case "oui":
      return folded.replace(/[^0-9a-f]/g, "");
    case "library":
      return libraryStem(folded);
    case "cpe":
      return folded.replace(/^cpe:2\.3:/, "").replace(/^cpe:\//, "");
    case "name":
      return folded.normalize("NFKC").replace(/\s+/g, " ");
    default:
      return folded;
  }
}

/** Addresses that software made up say nothing about a maker: the second-lowest bit of the first octet. */
function isLocallyAdministered(hex: string): boolean {
  return hex.length >= 2 && (parseInt(hex.slice(1, 2), 16) & 2) !== 0;
}
