/** Something that should have been read and was not, with the reason as the end of a sentence. */
export interface NotRead {
  readonly path: string;
  readonly reason: string;
  /** Only a host that tells where links lead knows of it: it is not part of the verdict, which all hosts share. */
  readonly isSeenByFew?: boolean;
}

/** What went wrong, in the words of whoever threw. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
