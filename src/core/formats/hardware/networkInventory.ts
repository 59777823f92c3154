import type { Component, Extraction, Problem, SourceText } from "../../model.js";
import { iniProblems, readIni } from "../../syntax/ini.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { scalar } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import type { Format } from "../format.js";
import { automated } from "./automation.js";
import { partsOfTree } from "./treeParts.js";
import { readTreeText } from "./treeText.js";

/** Keys whose value is the id of a network driver, and the program whose driver it is. */
const driverKeys: Readonly<Record<string, string>> = {
  ansible_network_os: "ansible",
  device_type: "netmiko",
  netmiko_device_type: "netmiko",
  napalm_driver: "napalm",
  platform: "napalm",
  driver: "napalm",
};

const marker =
  /\bansible_(?:host|network_os|connection|user)\b|\bdevice_type["']?\s*:|^[ \t]*["']?(?:platform|napalm_driver)["']?\s*:/m;

/**
 * Inventories of network devices for Ansible, netmiko, NAPALM and Nornir, in YAML and JSON: the driver of every device or group, and
 * devices with maker and model. https://docs.ansible.com/ansible/latest/inventory_guide/, https://nornir.readthedocs.io
 */
export const networkInventory: Format = {
  id: "hardware/network-inventory",
  title: "Network inventory (Ansible, netmiko, NAPALM, Nornir)",
  files: [
    "inventory*.{yaml,yml,json}",
    "inventories/**/*.{yaml,yml}",
    "inventory/**/*.{yaml,yml}",
    "hosts.{yaml,yml,json}",
    "groups.{yaml,yml}",
    "defaults.{yaml,yml}",
    "group_vars/*.{yaml,yml}",
    "host_vars/*.{yaml,yml}",
    "group_vars/**/*.{yaml,yml}",
    "host_vars/**/*.{yaml,yml}",
    "devices.{yaml,yml,json}",
    "*devices*.{yaml,yml,json}",
    ".netmiko.{yaml,yml}",
    "switches.{yaml,yml}",
    "routers.{yaml,yml}",
  ],
  ecosystems: ["network drivers", "devices"],
  recognizes: (source) => marker.test(source.text) && read(source).components.length > 0,
  extract: read,
};

/** Keys that a device or group of such an inventory has beside its driver. */
const besideDriver =
  /^(?:ansible_\w+|host|hostname|ip|ip_address|mgmt_ip|address|username|port|groups|connection_options|optional_args)$/;

function read(source: SourceText): Extraction {
  const { root, problems } = readTreeText(source);
  const grouped = /(?:^|\/)(?:groups|defaults)\.ya?ml$|(?:group|host)_vars\//i.test(source.uri);
  const drivers = mapsOf(root).flatMap(({ map, under }) => {
    if (!grouped && !map.entries.some(({ key }) => besideDriver.test(key.value))) return [];
    return map.entries.flatMap((entry): Component[] => {
      const program = Object.hasOwn(driverKeys, entry.key.value) ? driverKeys[entry.key.value] : undefined;
      const value = scalar(entry.value);
      if (!program || !value || !/^[a-z][\w.]*$/.test(value.value)) return [];
      return fromDriver(program, value, entry, under?.key.value ?? entry.key.value);
    });
  });
  const devices = drivers.length > 0 ? partsOfTree(source.text, root, { kind: "device" }) : [];
  return { components: [...drivers, ...devices].sort((a, b) => a.entry.start - b.entry.start), problems };
}

/** Nornir's `platform` is read by NAPALM and netmiko alike, so it is looked up as both. */
function fromDriver(
  program: string,
  value: { readonly value: string; readonly start: number; readonly end: number },
  entry: { readonly start: number; readonly end: number },
  scope: string,
): Component[] {
  const component = automated(`${program}/${value.value}`, value, entry, scope);
  if (program !== "napalm") return [component];
  const place = { start: value.start, end: value.end };
  const also = { scheme: "automation" as const, value: `netmiko/${value.value}`, ...place };
  return [{ ...component, identifiers: [...(component.identifiers ?? []), also] }];
}

/** Ansible inventories in INI form: `ansible_network_os=ce` for a host or a group. */
export const ansibleIniInventory: Format = {
  id: "hardware/ansible-ini-inventory",
  title: "Ansible inventory (INI)",
  files: ["hosts", "*.ini", "inventory", "inventory/*", "hosts.*", "inventories/**/hosts"],
  ecosystems: ["network drivers"],
  recognizes: ({ text }) => /\bansible_(?:network_os|connection|host)\s*=/.test(text),
  extract({ text }: SourceText): Extraction {
    const components: Component[] = [];
    const problems: Problem[] = iniProblems(text);
    const sections = readIni(text);
    const cursor = new LineCursor(text);
    let index = 0;
    while (cursor.next()) {
      const { start, end } = cursor;
      while ((sections[index]?.end ?? end) < start) index++;
      if (text.charCodeAt(start) === 35 || text.charCodeAt(start) === 59) continue;
      const line = text.slice(start, Math.min(end, start + 4000));
      for (const match of line.matchAll(networkOs)) {
        const [all, quote = "", value, closing = ""] = match;
        const stop = match.index + all.length;
        const problem =
          value === undefined ? withoutDriver(line.slice(stop)) : unclosed(quote, closing, line.slice(stop));
        if (problem) problems.push({ message: problem, start: start + match.index, end: start + stop });
        if (value === undefined) continue;
        const from = start + stop - closing.length - value.length;
        const name = { value, start: from, end: from + value.length };
        components.push(automated(`ansible/${value}`, name, { start, end }, sections[index]?.section || "inventory"));
      }
    }
    return { components, problems: problems.sort((a, b) => a.start - b.start) };
  },
};

/** The driver with its quotes; a word before another `=` is the next variable. */
const networkOs = /\bansible_network_os\s*=(?:\s*(["']?)(?![\w.]+=)([a-z][\w.]*)(["']?))?/g;

/** `ansible_network_os=` with nothing after it; a template or a word we do not take for a driver is not broken. */
function withoutDriver(rest: string): string | undefined {
  return /^\s*["']{0,2}\s*(?:$|[;#]|[\w.]+=)/.test(rest) ? "ansible_network_os names no driver" : undefined;
}

function unclosed(quote: string, closing: string, rest: string): string | undefined {
  return quote === closing || rest.includes(quote) ? undefined : "the quote is not closed";
}
