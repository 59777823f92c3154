import { XmlScanner } from "../syntax/xmlScanner.js";
import { localName } from "./xmlNames.js";

/**
 * Gathers the text of a string item or of a cell: `<t>…</t>`, in runs where parts of it are formatted; how it is pronounced (`rPh`) is
 * left aside. Shown every event of a scanner that is in such an element.
 */
export class RunText {
  text = "";
  private inText = false;
  private pronounced = 0;
  private found = false;

  clear(): void {
    this.text = "";
    this.inText = false;
    this.pronounced = 0;
  }

  open(name: string): void {
    if (name === "rPh") this.pronounced++;
    this.inText = name === "t" && this.pronounced === 0;
    this.found = false;
  }

  /** Takes the blanks around a text along, which the scanner leaves out: a name may go on in the next run. */
  textEvent(scanner: XmlScanner): void {
    if (!this.inText) return;
    this.found = true;
    const { text: xml, literal } = scanner;
    const value = scanner.value();
    if (literal) this.text += value;
    else this.text += (isBlank(xml, scanner.start - 1) ? " " : "") + value + (isBlank(xml, scanner.end) ? " " : "");
  }

  close(scanner: XmlScanner, name: string): void {
    if (name === "rPh") this.pronounced = Math.max(0, this.pronounced - 1);
    // A run of blanks alone is not an event.
    if (
      name === "t" &&
      scanner.nameEnd > scanner.nameStart &&
      this.inText &&
      !this.found &&
      isBlank(scanner.text, scanner.start - 1)
    )
      this.text += " ";
    if (name === "t") this.inText = false;
  }
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Line ends and tabs in a cell become blanks; a quote at its start would be taken for that of delimited text. */
export function oneField(text: string): string {
  return text
    .replace(/[\t\r\n]/g, " ")
    .trim()
    .replace(/^"/, "\u201d");
}

/** The table of strings that cells refer to by number, each as a cell shows it, and whether its XML is broken. */
export function readSharedStrings(xml: string): { readonly strings: string[]; readonly isDamaged: boolean } {
  const scanner = new XmlScanner(xml);
  const strings: string[] = [];
  const run = new RunText();
  let inItem = false;
  let depth = 0;
  const finish = (): void => {
    if (inItem) strings.push(oneField(run.text));
    inItem = false;
    run.clear();
  };
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") {
      depth++;
      const name = localName(scanner);
      if (name === "si") {
        finish();
        inItem = true;
      }
      run.open(name);
    } else if (event === "text") run.textEvent(scanner);
    else if (event === "close") {
      depth--;
      run.close(scanner, localName(scanner));
    }
  }
  finish();
  return { strings, isDamaged: depth !== 0 || scanner.problems.length > 0 };
}
