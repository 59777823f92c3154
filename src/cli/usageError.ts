/** Wrong usage; the message says what, and `main` answers with exit code 2. */
export class UsageError extends Error {}
