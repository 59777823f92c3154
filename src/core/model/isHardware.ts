import type { Component } from "../model.js";

/** Things rather than software. */
export function isHardware({ kind }: Component): boolean {
  return kind === "part" || kind === "device" || kind === "firmware";
}
