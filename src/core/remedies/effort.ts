import type { Component, Grade } from "../model.js";
import { isHardware } from "../model/isHardware.js";

type Kind = "software" | "source" | "part" | "device";

/** What a grade asks of those who use it, in words that end a title; empty for what goes in as it is. */
const words: Readonly<Record<Kind, Readonly<Record<Grade, string>>>> = {
  software: {
    "drop-in": "",
    "pin-compatible": "no code changes expected",
    near: "small code changes needed",
    functional: "code changes needed",
    redesign: "larger code changes needed",
  },
  source: {
    "drop-in": "",
    "pin-compatible": "same content, names to be checked",
    near: "small configuration changes needed",
    functional: "configuration changes needed",
    redesign: "larger configuration changes needed",
  },
  part: {
    "drop-in": "",
    "pin-compatible": "same footprint, software to be checked",
    near: "small board or software changes needed",
    functional: "board or software changes needed",
    redesign: "board redesign needed",
  },
  device: {
    "drop-in": "",
    "pin-compatible": "same fitting, settings to be checked",
    near: "small changes to the set-up needed",
    functional: "changes to the set-up needed",
    redesign: "new set-up needed",
  },
};

/** What it takes to put something of this grade in a component's place; empty when nothing. */
export function effortOf(grade: Grade, component: Component): string {
  return words[kindOf(component)][grade];
}

function kindOf(component: Component): Kind {
  if (isHardware(component)) return component.kind === "part" ? "part" : "device";
  return component.kind === "source" || component.kind === "container" ? "source" : "software";
}
