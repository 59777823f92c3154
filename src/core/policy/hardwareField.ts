import { formats } from "../formats/index.js";
import { choice, glob, list, object, oneOf, record, text, type Field } from "./field.js";
import type { HardwarePolicy } from "./policy.js";
import { columnRoleWords } from "./words.js";

type Approved = NonNullable<HardwarePolicy["approved"]>[number];

/** Hardware files: which, their columns, approved parts. */
export function hardwareField(): Field<HardwarePolicy> {
  return object<HardwarePolicy>("hardware", "Hardware files.", {
    files: list(
      "files",
      "Further files to read as hardware specs.",
      glob("files", "One glob; a folder means the files below it.", ["specs/**/*.yaml"]),
    ),
    columns: record(
      "columns",
      "column",
      "What a column or key means.",
      choice("a column's role", "Its role.", columnRoleWords),
    ),
    also: list("also", "Formats that are off by default.", optionalFormat()),
    boards: list(
      "boards",
      "Boards of your own in the tree of a kernel or firmware distribution: judged as chosen, not as its catalogue.",
      glob("boards", "One glob; a folder means the files below it.", ["arch/arm64/boot/dts/acme"]),
    ),
    approved: list("approved", "Approved vendors: offered as replacement.", approvedField()),
  });
}

/** A format that is off by default, with or without its family in front. */
function optionalFormat(): Field<string> {
  const optional = formats.formats.filter(({ optIn }) => optIn);
  const choices = optional.map(({ id, title }) => ({ value: id.slice(id.indexOf("/") + 1), description: title }));
  const field = oneOf("format", "One format.", choices);
  return {
    shape: field.shape,
    read(node, reader) {
      if (node.type !== "scalar" || !node.value.startsWith("hardware/")) return field.read(node, reader);
      return field.read({ ...node, value: node.value.slice("hardware/".length) }, reader);
    },
  };
}

function approvedField(): Field<Approved> {
  const fields = object<Approved>(
    "an approved part",
    "One approved part.",
    {
      for: text("for", "The part that it may replace."),
      manufacturer: text("manufacturer", "Its maker."),
      mpn: text("mpn", "Its part number."),
    },
    ["for", "manufacturer", "mpn"],
  );
  return {
    shape: fields.shape,
    read(node, reader) {
      const { for: part, manufacturer, mpn } = fields.read(node, reader) ?? {};
      if (part === undefined || manufacturer === undefined || mpn === undefined) return undefined;
      return { for: part, manufacturer, mpn };
    },
  };
}
