/** What is known of words in names (`data/names`), as texts: they are parsed into tables when the first name is looked at. */
export interface WordTables {
  /** Of these tables: other tables have another. */
  readonly version: string;
  /** Phrases with `|` between, by legal form. */
  readonly legal: Readonly<Record<string, string>>;
  /** Words with blanks between. */
  readonly stop: string;
  readonly particles: string;
  readonly generic: string;
  readonly givenNames: string;
  /** `meant:written written|…`. */
  readonly spellings: string;
  readonly han: string;
  readonly places: string;
  /** Words that stand together: `phrase=word|…`. */
  readonly phrases: string;
  /** Pairs with blanks between: a letter and what stands for it. */
  readonly latin: string;
  readonly lookAlikes: string;
  readonly simplified: string;
  /** Names with `|` between. */
  readonly makers: string;
}

let read: (() => WordTables) | undefined;

/** Gives the matcher its tables, once: those of one program are the same, and what is made of them is kept. */
export function takeWordTables(tables: () => WordTables): void {
  read ??= tables;
}

/** What `make` makes of the tables, when it is first asked for. Asking throws where no tables were given. */
export function madeOfTables<T>(make: (tables: WordTables) => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make(wordTables()) }).it;
}

/** The version of the tables: what was compiled by others is compiled again. */
export function wordTablesVersion(): string {
  return wordTables().version;
}

let parsed: WordTables | undefined;

function wordTables(): WordTables {
  if (!read) throw new Error("No name can be told from others before the tables of words are read.");
  return (parsed ??= read());
}
