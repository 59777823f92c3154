import type { Identifier } from "../../model.js";
import type { Lookup } from "../../model/lookup.js";
import type { JsonSpans } from "../../syntax/jsonKeys.js";
import { LockedRows, type LockedComponent, type LockedPlaces, type TextSource } from "../rows/lockedComponent.js";
import { columnsOf, OffsetTable } from "../rows/offsetTable.js";
import type { Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";

/** Strings of a node's `locked` that say where it came from, in the order of their numbers. */
export const locatingKeys = ["url", "type", "host", "owner", "repo"] as const;

const column = columnsOf(
  "urlStart",
  "urlEnd",
  "type",
  "typeEnd",
  "host",
  "hostEnd",
  "owner",
  "ownerEnd",
  "repo",
  "end",
);

const forges = new Map([
  ["github", "https://github.com"],
  ["gitlab", "https://gitlab.com"],
  ["sourcehut", "https://git.sr.ht"],
]);

/** The nodes of a flake's lockfile as rows: what says where one came from is put together when someone asks. */
export class FlakeRows extends LockedRows {
  private readonly origins: OffsetTable;

  constructor(private readonly flake: TextSource) {
    super("generic", flake);
    this.origins = new OffsetTable(column.width, 16 + (flake.text.length >> 8));
  }

  /** `locked` holds the strings of `locatingKeys`, by their numbers from `first` on. */
  addNode(places: LockedPlaces, locked: JsonSpans, first: number): LockedComponent {
    const row = this.origins.add();
    for (let at = 0; at < locatingKeys.length; at++)
      this.origins.setPair(row, 2 * at, locked.start(first + at), locked.end(first + at));
    return this.add(places);
  }

  override mayMatch(row: number, lookup: Lookup): boolean {
    if (super.mayMatch(row, lookup)) return true;
    const [place] = this.identifiersOf(row) ?? [];
    return place !== undefined && lookup.knowsPlace(place.value, 0, place.value.length);
  }

  /** A URL as it stands, or a repository of a forge, whose place is underlined at the repository's name. */
  override identifiersOf(row: number): readonly Identifier[] | undefined {
    const place = urlIdentifier(this.at(row, column.urlStart)) ?? this.repositoryOf(row);
    return place && [place];
  }

  private repositoryOf(row: number): Identifier | undefined {
    const forge = forges.get(this.at(row, column.type)?.value ?? "");
    const repository = this.at(row, column.repo);
    const owner = this.at(row, column.owner)?.value;
    if (!forge || !repository || !owner) return undefined;
    const host = this.at(row, column.host)?.value;
    const value = `${host ? `https://${host}` : forge}/${owner}/${repository.value}`;
    return { scheme: "url", value, start: repository.start, end: repository.end };
  }

  private at(row: number, pair: number): Written | undefined {
    const origin = this.numberOf(row) * column.width;
    const start = this.origins.get(origin, pair);
    if (start < 0) return undefined;
    const end = this.origins.get(origin, pair + 1);
    return { value: this.flake.textOf(start, end), start, end };
  }
}
