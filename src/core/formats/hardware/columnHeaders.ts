import { givenTables } from "../../text/givenTables.js";
import type { ColumnRole } from "./columnRoles.js";

/** What headers are called (`data/columns.yaml`): texts of names with `|` between, those that say it best first. */
export interface ColumnHeaders {
  readonly roles: Readonly<Record<ColumnRole, string>>;
  /** Numbers to order by that do not say whose they are: the seller's, or the maker's where nobody sells. */
  readonly unownedOrderNumber: string;
  /** Of one column for the whole alternate. */
  readonly alternateMaker: string;
  /** Words beside a header that make its column one of an alternate. */
  readonly alternate: string;
}

const headers = givenTables<ColumnHeaders>("No column can be told from others before the headers are read.");

/** Gives the readers of parts the headers. */
export const takeColumnHeaders = headers.take;

/** What is made of the headers, when it is first asked for. */
export const madeOfHeaders = headers.madeOf;
