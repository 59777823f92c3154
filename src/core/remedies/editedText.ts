import type { Edit, Span } from "../model.js";
import type { Trial } from "./trial.js";

interface Placed {
  readonly edit: Edit;
  readonly trial: Trial;
}

/** A component that more edits than this touch surrounds them all, and says nothing about one of them. */
const mostOwners = 64;

/** A text after the edits of several trials, and where its characters come from. The edits must not overlap. */
export class EditedText {
  readonly text: string;
  private readonly placed: readonly Placed[];
  /** Where each edit's new text begins in the edited text. */
  private readonly starts: readonly number[];

  constructor(text: string, trials: readonly Trial[]) {
    this.placed = trials
      .flatMap((trial) => trial.edits.map((edit) => ({ edit, trial })))
      .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
    const pieces: string[] = [];
    const starts: number[] = [];
    let at = 0;
    let length = 0;
    for (const { edit } of this.placed) {
      pieces.push(text.slice(at, edit.start), edit.newText);
      length += edit.start - at;
      starts.push(length);
      length += edit.newText.length;
      at = edit.end;
    }
    pieces.push(text.slice(at));
    this.text = pieces.join("");
    this.starts = starts;
  }

  /** Offset in the original of what is at `offset` of the edited text; undefined for what the edits wrote. */
  original(offset: number): number | undefined {
    const at = lastAtMost(this.starts, offset);
    const placed = this.placed[at];
    if (!placed) return offset;
    const beyond = offset - (this.starts[at] ?? 0) - placed.edit.newText.length;
    return beyond < 0 ? undefined : placed.edit.end + beyond;
  }

  /** Whose edits touch a span of the edited text; nobody's for what surrounds very many of them. */
  touching(span: Span): Trial[] {
    const owners = new Set<Trial>();
    for (let at = lastAtMost(this.starts, span.end); at >= 0 && owners.size <= mostOwners; at--) {
      const placed = this.placed[at];
      if (!placed || (this.starts[at] ?? 0) + placed.edit.newText.length < span.start) break;
      owners.add(placed.trial);
    }
    return owners.size > mostOwners ? [] : [...owners];
  }

  /** Whose edits touch a span of the original text; likewise. */
  touchingOriginal(span: Span): Trial[] {
    const owners = new Set<Trial>();
    let low = 0;
    for (let high = this.placed.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.placed[middle]?.edit.start ?? 0) <= span.end) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0 && owners.size <= mostOwners; at--) {
      const placed = this.placed[at];
      if (!placed || placed.edit.end < span.start) break;
      owners.add(placed.trial);
    }
    return owners.size > mostOwners ? [] : [...owners];
  }
}

/** Index of the last number that is not above `limit`; −1 when all are. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
