/** How much may be made of a workbook. Absent ones are our own. */
export interface Bounds {
  /** Bytes that its parts may unpack to, together. */
  readonly unpacked?: number;
  /** Characters of the texts of its sheets, together. */
  readonly text?: number;
}

const mostUnpacked = 80 * 1024 * 1024;
const mostText = 40 * 1024 * 1024;

/** Every workbook may unpack to this, and to so many times its own size: a few times what one of like rows unpacks to. */
const least = 4 * 1024 * 1024;
const ratio = 64;

/** A cell may be this far from the one before, a row from the row before, without counting as far. */
const nearby = 64;

const mostFar = 2 * 1024 * 1024;

/**
 * What may still be made of one workbook. It grows with the file, so that a small one which unpacks to much costs no more than an honest
 * one some times its size. One part that takes too much leaves enough for the others.
 */
export class Allowance {
  private unpacked: number;
  /** What may be unpacked in vain. */
  private vain: number;
  private characters: number;

  constructor(fileSize: number, { unpacked = mostUnpacked, text = mostText }: Bounds = {}) {
    const own = least + fileSize * ratio;
    this.unpacked = Math.min(unpacked, own);
    this.vain = this.unpacked * 2;
    this.characters = Math.min(text, own);
  }

  /** Bytes that the next part may unpack to. */
  get part(): number {
    return Math.min(this.unpacked, Math.floor(this.vain / 2));
  }

  /** Counts a part that was unpacked; `kept` unless it was too large or damaged. */
  count(bytes: number, kept: boolean): void {
    if (kept) this.unpacked -= bytes;
    else this.vain -= bytes;
  }

  /** What the text of the next sheet may come to. */
  sheet(): TextAllowance {
    const most = Math.floor(this.characters / 2);
    return new TextAllowance(most, (count) => (this.characters -= count));
  }
}

/** What may still be written of one sheet: characters, and empty cells and lines between what is written. */
export class TextAllowance {
  /** Blanks between cells and rows that lie far apart: enough for one in the last row, and not all, so that those close by are written. */
  private far: number;

  constructor(
    private left: number,
    private readonly spend: (count: number) => void,
  ) {
    this.far = Math.min(mostFar, Math.floor((left * 3) / 4));
  }

  /** Whether so many characters more may be written. */
  write(count: number): boolean {
    if (count > this.left) return false;
    this.left -= count;
    this.spend(count);
    return true;
  }

  /** Whether so many empty cells or lines may be left before the next. */
  skip(count: number): boolean {
    if (count <= nearby) return this.write(count);
    if (count > this.far || !this.write(count)) return false;
    this.far -= count;
    return true;
  }
}
