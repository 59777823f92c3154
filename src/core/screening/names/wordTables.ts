import { givenTables } from "../../text/givenTables.js";

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
  /** Words that are together: `phrase=word|…`. */
  readonly phrases: string;
  /** Pairs with blanks between: a letter and what stands for it. */
  readonly latin: string;
  readonly lookAlikes: string;
  readonly simplified: string;
  /** Names with `|` between. */
  readonly makers: string;
}

const tables = givenTables<WordTables>("No name can be told from others before the tables of words are read.");

/** Gives the matcher its tables. */
export const takeWordTables = tables.take;

/** What is made of the tables, when it is first asked for. */
export const madeOfTables = tables.madeOf;

/** The version of the tables: what was compiled by others is compiled again. */
export const wordTablesVersion = madeOfTables(({ version }) => version);
