import type { Problem } from "../../model.js";
import { NextOf } from "../../text/nextOf.js";
import type { Format } from "../format.js";
import { LockedRows, type LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** Go `go.sum`. https://go.dev/ref/mod#go-sum-files */
export const golangSum: Format = {
  id: "golang/sum",
  title: "Go go.sum",
  files: ["go.sum", "go.work.sum", "*.sum"],
  ecosystems: ["golang"],
  generated: true,
  recognizes: ({ uri, text }) => /(?:^|[./])go(?:\.work)?\.sum$/i.test(uri) || /^\S+ v\d\S* h1:/m.test(text),
  extract({ text }) {
    return new GoSum(text).read();
  },
};

const maxProblems = 20;
/** A SHA-256 in base 64. */
const hashLength = 44;
/** What is in front of it: ` h1:`. */
const leadLength = 4;

class GoSum {
  private readonly draft: LockedPackage;
  private readonly blanks: NextOf;
  private readonly components: LockedComponent[] = [];
  private readonly problems: Problem[] = [];

  constructor(private readonly text: string) {
    this.draft = new LockedPackage(new LockedRows("golang", { text }));
    this.blanks = new NextOf(text, " ");
  }

  read(): { components: LockedComponent[]; problems: Problem[] } {
    const { text } = this;
    let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (start < text.length) {
      const found = text.indexOf("\n", start);
      const next = found < 0 ? text.length : found;
      const end = text.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
      // Nearly all lines end alike, and are read from their end.
      const lead = end - hashLength - leadLength;
      if (text.charCodeAt(lead) !== 32 || lead <= start || text.charCodeAt(lead + 3) !== 58) this.readLine(start, end);
      else if (!this.isOfGoMod(lead)) {
        const blank = this.blanks.from(start);
        if (blank > start && blank < lead && text.indexOf(" ", blank + 1) === lead) this.add(start, blank, lead, end);
        else this.readLine(start, end);
      }
      start = next + 1;
    }
    return { components: this.components, problems: this.problems };
  }

  /** A module's line for its `go.mod` alone says that it was considered, not that it was downloaded. Half of the lines are that. */
  private isOfGoMod(versionEnd: number): boolean {
    const { text } = this;
    return (
      text.charCodeAt(versionEnd - 7) === 47 &&
      text.charCodeAt(versionEnd - 6) === 103 &&
      text.charCodeAt(versionEnd - 4) === 46 &&
      text.charCodeAt(versionEnd - 1) === 100
    );
  }

  /** `module version hash`, whatever blanks and hash there are. */
  private readLine(start: number, end: number): void {
    const { text } = this;
    const nameEnd = blankFrom(text, start, end);
    const versionEnd = blankFrom(text, nameEnd + 1, end);
    const isVersion = text.charCodeAt(nameEnd + 1) === 118;
    if (nameEnd === start || !isVersion || versionEnd >= end || text.charCodeAt(versionEnd + 1) <= 32) {
      if (end > start && this.problems.length < maxProblems && text.slice(start, end).trim() !== "") {
        this.problems.push({ message: "expected a module, its version and a hash", start, end });
      }
    } else if (!this.isOfGoMod(versionEnd)) this.add(start, nameEnd, versionEnd, end);
  }

  private add(start: number, nameEnd: number, versionEnd: number, end: number): void {
    const { draft } = this;
    draft.begin(start, "go.sum");
    draft.end = end;
    draft.name(start, nameEnd);
    draft.version(nameEnd + 1, versionEnd);
    this.components.push(draft.component());
  }
}

function blankFrom(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return at;
}
