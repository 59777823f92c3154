import type { Component, Extraction, Identifier, SourceText } from "../../model.js";
import { assignmentProblems, readAssignments, wordsOf, type Assignment } from "../../syntax/assignments.js";
import type { Format } from "../format.js";
import type { Cell } from "../shared/cells.js";

/** Places of configuration; elsewhere a machine is recognised by what it sets. */
const named = /(?:^|\/)(?:conf\/machine\/(?:[^/]+\/)*[^/]+|(?:local|bblayers|layer)\.conf(?:\.sample)?)$/i;

/**
 * Yocto and OpenEmbedded configuration: layers, machine, chipset and device trees.
 * https://docs.yoctoproject.org/ref-manual/variables.html
 */
export const yocto: Format = {
  id: "hardware/yocto",
  title: "Yocto layer, machine and local configuration",
  files: [
    "conf/layer.conf",
    "conf/machine/*.conf",
    "conf/machine/include/*.inc",
    "conf/machine/include/**/*.inc",
    "conf/local.conf",
    "conf/bblayers.conf",
    "local.conf",
    "bblayers.conf",
    "layer.conf",
    "local.conf.sample",
    "bblayers.conf.sample",
    "*.conf",
    "*.inc",
  ],
  ecosystems: ["Yocto layers", "devices"],
  recognizes: ({ uri, text }) =>
    (!named.test(uri) &&
      /^#@TYPE:[ \t]*Machine\b|^(?:CHIPSET\w*|DEFAULTTUNE|MACHINE_FEATURES|SOC_FAMILY)[ \t]*[?:+.]{0,3}=[ \t]*"/m.test(
        text,
      )) ||
    (named.test(uri) &&
      /^[ \t]*(?:BB[A-Z]+\w*|MACHINE\w*|[A-Z]+_[A-Z_]+|DISTRO|PACKAGE_CLASSES)\b[^\n=]{0,40}=/m.test(text)),
  extract({ text }: SourceText): Extraction {
    const assignments = readAssignments(text);
    return { components: assignments.flatMap(fromAssignment), problems: assignmentProblems(assignments) };
  },
};

function fromAssignment(assignment: Assignment): Component[] {
  const name = assignment.name.replace(/[:_](?:append|prepend|remove)\b.*$/, "");
  const words = wordsOf(assignment).filter(({ value }) => !value.includes("${"));
  if (name === "BBFILE_COLLECTIONS") return words.map((word) => layer(word, word, assignment));
  if (name === "BBLAYERS") return wordsOf(assignment).flatMap((word) => fromPath(word, assignment));
  if (name === "KERNEL_DEVICETREE" || name === "UBOOT_DEVICETREE")
    return words.map((word) => fromDevicetree(word, assignment));
  if (name === "SOC_VENDOR") return words.map((word) => ({ ...layer(word, word, assignment), kind: "device" }));
  if (!board.test(name)) return [];
  return words.flatMap(splitFamily).map((word) => ({
    kind: "device",
    name: word.value,
    nameSpan: { start: word.start, end: word.end },
    entry: { start: assignment.start, end: assignment.end },
    scope: assignment.name,
    relation: "direct",
    identifiers: [{ scheme: "mpn", ...word }],
  }));
}

/** Variables whose value names a machine or its chip. */
const board = /^(?:MACHINE|CHIPSET\w*|SOC_FAMILY|SOC|SOC_MODEL|BOX_CHIP\w*|SOC_NAME|CHIP)$/;

/** Families are written as overrides: `hi3516:hi3516ev200`. */
function splitFamily({ value, start }: Cell): Cell[] {
  return [...value.matchAll(/[^:]+/g)].map(({ 0: part, index }) => ({
    value: part,
    start: start + index,
    end: start + index + part.length,
  }));
}

/** The last folder of a layer's path: `${TOPDIR}/../meta-hisilicon`. */
function fromPath(word: Cell, assignment: Assignment): Component[] {
  const path = word.value.replace(/\/+$/, "");
  const slash = path.lastIndexOf("/") + 1;
  const name = path.slice(slash);
  if (!name.startsWith("meta-")) return [];
  const start = word.start + slash;
  return [layer({ value: name, start, end: start + name.length }, vendorOfLayer(name, start), assignment)];
}

/** `meta-hisilicon-bsp` begins with whose layer it is. */
function vendorOfLayer(name: string, start: number): Cell {
  const rest = name.slice("meta-".length);
  const dash = rest.indexOf("-");
  const value = dash > 0 ? rest.slice(0, dash) : rest;
  return { value, start: start + 5, end: start + 5 + value.length };
}

function layer(name: Cell, vendor: Cell, assignment: Assignment): Component {
  return {
    kind: "firmware",
    name: name.value,
    nameSpan: { start: name.start, end: name.end },
    entry: { start: assignment.start, end: assignment.end },
    scope: assignment.name,
    relation: "direct",
    suppliers: [{ role: "brand", name: vendor.value, start: vendor.start, end: vendor.end }],
  };
}

function fromDevicetree(word: Cell, assignment: Assignment): Component {
  return {
    kind: "device",
    name: word.value,
    nameSpan: { start: word.start, end: word.end },
    entry: { start: assignment.start, end: assignment.end },
    scope: assignment.name,
    relation: "direct",
    identifiers: devicetreeOfPath(word),
  };
}

/** The kernel keeps device trees in folders named after vendors: `hisilicon/hi3798cv200-poplar.dtb` is `hisilicon,hi3798cv200-poplar`. */
export function devicetreeOfPath({ value, start, end }: Cell): Identifier[] {
  const name = value.slice(value.lastIndexOf("/") + 1).replace(/\.dtbo?$|\.dts$/, "");
  const folders = value.split("/");
  const vendor = folders[folders.length - 2];
  return vendor ? [{ scheme: "devicetree", value: `${vendor},${name}`, start, end }] : [];
}
