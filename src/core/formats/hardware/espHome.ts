import type { Component, Extraction, SourceText } from "../../model.js";
import { entriesOf, get, scalar } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import type { Format } from "../format.js";
import { partsOfTree } from "./treeParts.js";

/** Sections with a board; before 2022 it stood under `esphome`. */
const platforms = new Set("esp32 esp8266 rp2040 bk72xx rtl87xx ln882x nrf52 libretiny esphome".split(" "));

/** ESPHome device configurations: the board they are built for, and the devices they describe. https://esphome.io */
export const espHome: Format = {
  id: "hardware/esphome",
  title: "ESPHome configuration",
  files: ["*.yaml", "*.yml"],
  ecosystems: ["devices"],
  recognizes: ({ text }) => /^esphome:/m.test(text),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readYaml(text);
    const sections = entriesOf(root).filter(({ key }) => platforms.has(key.value));
    const boards = sections.flatMap(({ value }): Component[] => {
      const board = scalar(get(value, "board"));
      if (!board?.value) return [];
      const place = { start: board.start, end: board.end };
      return [
        {
          kind: "device",
          name: board.value,
          nameSpan: place,
          entry: place,
          scope: "board",
          relation: "direct",
          identifiers: [{ scheme: "model", value: board.value, ...place }],
        },
      ];
    });
    // `project: { name: maker.device }` and dashboards are names of the user's own.
    const described = entriesOf(root)
      .filter(({ key }) => key.value !== "esphome")
      .flatMap(({ value }) => partsOfTree(text, value, { kind: "device" }));
    const components = [...boards, ...described];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
};
