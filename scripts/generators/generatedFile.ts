/** A file that is made from others, relative to the project's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
