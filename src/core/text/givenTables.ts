/** Tables that are data and no code: the program is given them once, and they are parsed when the first of them is asked for. */
export interface GivenTables<T> {
  /** Gives the tables. Those of one program are the same, so that what is made of them is kept: a second call changes nothing. */
  readonly take: (read: () => T) => void;
  /** What `make` makes of the tables, when it is first asked for. Asking throws where no tables were given. */
  readonly madeOf: <M>(make: (tables: T) => M) => () => M;
}

/** Room for tables; `missing` is the message of the error where they are asked for and were not given. */
export function givenTables<T>(missing: string): GivenTables<T> {
  let read: (() => T) | undefined;
  let parsed: { readonly tables: T } | undefined;
  const tables = (): T => {
    if (!read) throw new Error(missing);
    return (parsed ??= { tables: read() }).tables;
  };
  return {
    take: (given) => {
      read ??= given;
    },
    madeOf: <M>(make: (tables: T) => M) => {
      let made: { readonly it: M } | undefined;
      return () => (made ??= { it: make(tables()) }).it;
    },
  };
}
