import type { Palette } from "./palette.js";

/** How text for people is laid out. */
export interface Layout {
  readonly palette: Palette;
  /** Columns; lines keep within them where a word allows it. */
  readonly width: number;
}
