import type { Component, Extraction, SourceText } from "../../model.js";
import { scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import type { Format } from "../format.js";

/** Shapes of the addresses under which families of cameras serve their streams. Others imitate them, so they are hints. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\/cam\/realmonitor\b/i, "camera-url/cam/realmonitor"],
  [/\/Streaming\/Channels\/\d+/i, "camera-url/streaming/channels"],
  [/\/ISAPI\//i, "camera-url/isapi"],
];

/**
 * Frigate and go2rtc configurations: the shape of a camera's address. Read only when the policy asks for it. The address holds the
 * password: no part of it gets into a name, a value or a message. https://docs.frigate.video/configuration/
 */
export const cameraStreams: Format = {
  id: "hardware/frigate",
  title: "Frigate and go2rtc camera addresses",
  files: ["frigate*.{yaml,yml}", "frigate/config.{yaml,yml}", "frigate/config/config.{yaml,yml}", "go2rtc*.{yaml,yml}"],
  ecosystems: ["devices"],
  optIn: true,
  recognizes: ({ text }) => /^(?:cameras|streams|go2rtc):/m.test(text),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    for (const { map, under } of mapsOf(root)) {
      for (const entry of map.entries) {
        for (const node of scalarsOf(entry)) components.push(...fromAddress(node, entry, under));
      }
    }
    return { components, problems };
  },
};

function scalarsOf({ value }: MapEntry): TreeNode[] {
  if (value?.type === "list") return value.items.filter((item) => item.type === "scalar");
  return value?.type === "scalar" ? [value] : [];
}

function fromAddress(node: TreeNode, entry: MapEntry, under: MapEntry | undefined): Component[] {
  const address = scalar(node);
  if (!address || !/^(?:\w+:)?(?:rtsps?|https?|ffmpeg|onvif|dvrip|rtmp):/i.test(address.value)) return [];
  const shape = shapes.find(([pattern]) => pattern.test(address.value));
  const found = shape && shape[0].exec(address.value);
  if (!found) return [];
  // The place is that of the path alone: what is before it may be a password.
  const exact = address.end - address.start === address.value.length;
  const start = exact ? address.start + found.index : address.end;
  const place = { start, end: exact ? start + found[0].length : address.end };
  return [
    {
      kind: "device",
      name: found[0],
      nameSpan: place,
      entry: place,
      scope: under?.key.value ?? entry.key.value,
      relation: "direct",
      identifiers: [{ scheme: "automation", value: shape[1], ...place }],
      mention: true,
    },
  ];
}
