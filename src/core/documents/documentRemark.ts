/** A sentence about a file, or about one sheet of it. */
export interface DocumentRemark {
  readonly message: string;
  /** The sheet's name as the workbook gives it; absent when the whole file is meant. */
  readonly sheet?: string;
}
