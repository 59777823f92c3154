import type { Extraction, SourceText } from "../../model.js";
import type { Format } from "../format.js";
import { networkInventory } from "./networkInventory.js";
import { partsOfTree } from "./treeParts.js";
import { readTreeText } from "./treeText.js";

/**
 * Hardware specs in YAML, JSON and TOML of a team's own making: whatever map names a maker and a model, a part number or an SoC,
 * in files that say by their name that they speak of hardware. There is no specification.
 */
export const hardwareSpec: Format = {
  id: "hardware/spec",
  generic: true,
  title: "Hardware spec (YAML, JSON, TOML)",
  files: [
    "hardware.{yaml,yml,json,toml}",
    "*.hardware.{yaml,yml,json,toml}",
    "*hardware*.{yaml,yml,json,toml}",
    "hw.{yaml,yml,json,toml}",
    "hw[-_]*.{yaml,yml,json,toml}",
    "*[-_]hw.{yaml,yml,json,toml}",
    "hw-spec*.{yaml,yml,json,toml}",
    "hbom*.{yaml,yml,json,toml}",
    "*.hbom.{yaml,yml,json,toml}",
    "bom.{yaml,yml,toml,json}",
    "*[-_.]bom.{yaml,yml,toml}",
    "devices.{yaml,yml,json,toml}",
    "device.{yaml,yml,json,toml}",
    "*devices*.{yaml,yml,toml}",
    "cameras.{yaml,yml,json,toml}",
    "modems.{yaml,yml,json,toml}",
    "sensors.{yaml,yml,json,toml}",
    "parts.{yaml,yml,json,toml}",
    "parts-list.{yaml,yml,json,toml}",
    "components.{yaml,yml,toml}",
    "bill-of-materials*.{yaml,yml,json,toml}",
    "bill_of_materials*.{yaml,yml,json,toml}",
    "board.{yaml,yml,toml,json}",
    "boards.{yaml,yml,toml}",
    "platform-spec*.{yaml,yml,json,toml}",
    "inventory.{json,toml}",
    "equipment*.{yaml,yml,json,toml}",
    "assets.{yaml,yml,toml}",
  ],
  ecosystems: ["electronic parts", "devices", "firmware"],
  // Material lists and network inventories have readers of their own.
  recognizes: (source) =>
    !/"bomFormat"|"spdxVersion"|SPDXRef-/.test(source.text) &&
    networkInventory.recognizes?.(source) !== true &&
    read(source).components.length > 0,
  extract: read,
};

function read(source: SourceText): Extraction {
  const { root, problems } = readTreeText(source);
  return { components: partsOfTree(source.text, root, { makerless: true }), problems };
}
