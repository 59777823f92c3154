import type { Knowledge } from "../blacklist/knowledge.js";
import { formats } from "../formats/index.js";
import type { Component, Edit, Finding, SourceText } from "../model.js";
import { overrideFiles, overridePlacesFor, type OverridePlace } from "../remedies/overrides/overridePlaces.js";
import { applyEdits } from "../text/edit.js";
import type { Steps } from "../text/steps.js";
import {
  distinctEdits,
  fixText,
  holdsAfter,
  overlaps,
  type FixWish,
  type LeftFinding,
  type MadeFix,
} from "./fixing.js";
import { Lockfiles } from "./migrationCommands.js";
import { editBetween, overrideFix, overrideFor, type ProposedOverride } from "./migrationOverrides.js";
import type { FollowingFinding, MigrationPlan, PlannedFile } from "./migrationPlan.js";
import { nameOf, parentOf, pathBelow, resolvePath } from "./paths.js";
import type { AuditedDocument } from "./result.js";

const generated: ReadonlySet<string> = new Set(
  formats.formats.filter((format) => format.generated).map(({ id }) => id),
);

/** What is planned for one document. */
interface Draft {
  readonly document: AuditedDocument;
  readonly creates: boolean;
  made: MadeFix[];
  edits: readonly Edit[];
  left: LeftFinding[];
}

/** A finding on a package that no manifest declares, and the override that would do away with it. */
interface Transitive {
  readonly document: AuditedDocument;
  readonly finding: Finding;
}

/**
 * Plans how to leave a party behind, whose findings are what is wished for. Takes the documents of an audit one by one, and keeps those with
 * such findings and those that overrides may be written into.
 */
export class Migration {
  private readonly direct: AuditedDocument[] = [];
  private readonly transitive: Transitive[] = [];
  /** What manifests declare and someone decided to keep. */
  private readonly waived: FoundIn[] = [];
  private readonly manifests = new Map<string, AuditedDocument>();
  private readonly lockfiles = new Lockfiles();
  private found = 0;

  constructor(
    private readonly wish: FixWish,
    private readonly knowledge: Knowledge,
  ) {}

  document(document: AuditedDocument): void {
    const { path, analysis } = document;
    this.lockfiles.add(path);
    if (overrideFiles.has(nameOf(path))) this.manifests.set(path, document);
    const kept = analysis.findings.filter((finding) => finding.waiver && this.wish.wants(finding));
    if (kept.length > 0 && !generated.has(analysis.format ?? "")) this.waived.push({ document, findings: kept });
    const open = analysis.findings.filter((finding) => this.isMeant(finding));
    this.found += open.length;
    const brought = open.filter((finding) => isBrought(finding, document));
    if (brought.length < open.length) this.direct.push(document);
    for (const finding of brought) this.transitive.push({ document, finding });
  }

  /** Plans in steps, one a document: whoever takes them may do something else in between. */
  *steps(): Steps<MigrationPlan> {
    const drafts = new Map<string, Draft>();
    for (const document of this.direct) {
      const wish = {
        allowsUnsafe: this.wish.allowsUnsafe,
        wants: (finding: Finding) => this.isMeant(finding) && !isBrought(finding, document),
      };
      const { made, left, edits } = fixText(document, wish, this.knowledge);
      drafts.set(document.source.uri, { document, creates: false, made: [...made], left: [...left], edits });
      yield;
    }
    const made = placesOf(
      [...drafts.values()].map(({ document, made }) => ({ document, findings: made.map(({ finding }) => finding) })),
    );
    const declared = placesOf([
      ...[...drafts.values()].map(({ document, left }) => ({ document, findings: left.map(({ finding }) => finding) })),
      ...this.waived,
    ]);
    const following: FollowingFinding[] = [];
    const wanted = new Map<string, OverrideWish>();
    for (const { document, finding } of this.transitive) {
      // What a manifest declares is changed there, and its lockfile follows.
      const { subject, component } = finding;
      if (isNear(made.get(subject), document)) following.push({ file: document.file, finding });
      else if (isNear(declared.get(subject), document) || isDeclared(component, document))
        this.leave(drafts, document, finding, "its manifest declares it, and it stays there");
      else this.plan(drafts, wanted, document, finding);
    }
    for (const wish of wanted.values()) {
      following.push(...this.override(drafts, wish));
      yield;
    }
    const files = [...drafts.values()].map(fileOf);
    return { files, found: this.found, following, commands: this.commandsFor(files) };
  }

  private isMeant(finding: Finding): boolean {
    return !finding.waiver && this.wish.wants(finding);
  }

  private leave(drafts: Map<string, Draft>, document: AuditedDocument, finding: Finding, because: string): void {
    draftOf(drafts, document).left.push({ finding, because });
  }

  /** Notes what is to be overridden, by the file that the override goes into. */
  private plan(
    drafts: Map<string, Draft>,
    wanted: Map<string, OverrideWish>,
    document: AuditedDocument,
    finding: Finding,
  ): void {
    const because = (reason: string): void => this.leave(drafts, document, finding, reason);
    if (finding.component.kind === "source" || finding.component.ecosystem === undefined) {
      const note = finding.fixes.find(({ kind }) => kind === "note");
      return because(note ? `by hand: ${note.title}` : "the file is generated, and nobody knows from what");
    }
    const proposed = overrideFor(finding, this.knowledge);
    if ("because" in proposed) return because(proposed.because);
    if (proposed.grade !== "drop-in" && !this.wish.allowsUnsafe)
      return because("more than a drop-in, --unsafe makes it");
    const folder = parentOf(document.path) ?? "/";
    const places = overridePlacesFor(document.analysis.format ?? "", this.textAt(folder, "package.json"));
    const [first] = places;
    if (!first) return because("its ecosystem has no override here; replace or upgrade what brings it in");
    const place = places.find(({ file }) => this.manifestAt(folder, file)) ?? first;
    const target = this.manifestAt(folder, place.file) ?? this.newFile(folder, place.file, document);
    if (!target) return because(`${place.file} is not beside it, where the override would be`);
    const known = wanted.get(target.document.path) ?? { ...target, place, all: [] };
    known.all.push({ document, finding, proposed });
    wanted.set(target.document.path, known);
  }

  private manifestAt(folder: string, file: string): Pick<OverrideWish, "document" | "creates"> | undefined {
    const path = resolvePath(folder, file);
    const document = path === undefined ? undefined : this.manifests.get(path);
    return document && { document, creates: false };
  }

  private textAt(folder: string, file: string): string | undefined {
    return this.manifestAt(folder, file)?.document.source.text;
  }

  /** pnpm-workspace.yaml is the one file that a project may lack and that an override may begin. */
  private newFile(
    folder: string,
    file: string,
    beside: AuditedDocument,
  ): Pick<OverrideWish, "document" | "creates"> | undefined {
    const path = resolvePath(folder, file);
    if (file !== "pnpm-workspace.yaml" || path === undefined) return undefined;
    const named = (one: string): string => one.slice(0, one.lastIndexOf("/") + 1) + file;
    const source: SourceText = { uri: named(beside.source.uri), text: "" };
    const nothing = { components: [], findings: [], problems: [], limits: [], unresolved: [] };
    const analysis = { format: "npm/pnpm-workspace", ...nothing };
    return { document: { ...beside, file: named(beside.file), path, source, analysis }, creates: true };
  }

  /** Writes all overrides of one file, tries them beside what is changed there, and tells which findings follow. */
  private override(drafts: Map<string, Draft>, { document, creates, place, all }: OverrideWish): FollowingFinding[] {
    const done = new Map<string, string | undefined>();
    const before = document.source.text;
    let after = before;
    for (const { proposed } of all) {
      const { name } = proposed.override;
      if (done.has(name)) continue;
      const written = place.write(after, proposed.override);
      if ("because" in written) done.set(name, written.because);
      else {
        after = applyEdits(after, [written.edit]);
        done.set(name, undefined);
      }
    }
    const edit = editBetween(before, after);
    const draft = drafts.get(document.source.uri) ?? { document, creates, made: [], left: [], edits: [] };
    const refusal = edit && this.refused(draft, edit);
    const following: FollowingFinding[] = [];
    const made: MadeFix[] = [];
    for (const { document: found, finding, proposed } of all) {
      const because = done.get(proposed.override.name) ?? refusal;
      if (because !== undefined || !edit) {
        this.leave(drafts, found, finding, because ?? "it is overridden already");
        continue;
      }
      const command = this.lockfiles.commandFor(document.path, finding.component.ecosystem, undefined);
      const section = `${place.section} of ${nameOf(place.file)}`;
      made.push({ finding, fix: overrideFix(proposed, section, [edit], command), place: edit.start });
      following.push({ file: found.file, finding });
    }
    if (edit && made.length > 0) {
      drafts.set(document.source.uri, draft);
      draft.made.push(...made);
      draft.edits = distinctEdits([...draft.edits, edit]);
    }
    return following;
  }

  /** Why an edit cannot be made beside what is changed in the file already. */
  private refused({ document, made, edits }: Draft, edit: Edit): string | undefined {
    if (edits.some((other) => overlaps(edit, other))) return "its edit overlaps another; once more will make it";
    const text = applyEdits(document.source.text, [...edits, edit]);
    return holdsAfter(document, text, made, this.knowledge) ? undefined : "the file would not be read as it should";
  }

  private commandsFor(files: readonly PlannedFile[]): MigrationPlan["commands"] {
    const all = files.flatMap(({ file, path, made }) =>
      made.flatMap(({ finding, fix }) => {
        const command = this.lockfiles.commandFor(path, finding.component.ecosystem, fix.command);
        return command === undefined || fix.command === undefined ? [] : [{ folder: folderOf(file), command }];
      }),
    );
    return [...new Map(all.map((one) => [`${one.folder}\n${one.command}`, one])).values()];
  }
}

interface OverrideWish {
  readonly document: AuditedDocument;
  readonly creates: boolean;
  readonly place: OverridePlace;
  readonly all: (Transitive & { readonly proposed: ProposedOverride })[];
}

/** Whether a finding is about what others bring in, or is in a file that a tool wrote. */
function isBrought({ component }: Finding, { analysis }: AuditedDocument): boolean {
  return component.relation === "transitive" || generated.has(analysis.format ?? "");
}

interface FoundIn {
  readonly document: AuditedDocument;
  readonly findings: readonly Finding[];
}

/** Whether a lockfile says that its manifest declares a package: that is not for an override, which others would refuse there. */
function isDeclared({ relation, via }: Component, { analysis }: AuditedDocument): boolean {
  return relation === "direct" && via?.[0] === undefined && generated.has(analysis.format ?? "");
}

/** The folders in which manifests say something of each subject. */
function placesOf(all: readonly FoundIn[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const { document, findings } of all) {
    const folder = parentOf(document.path) ?? "/";
    // A catalog of Gradle lies in a folder of that name beside what refers to it.
    const own = nameOf(folder) === "gradle" ? (parentOf(folder) ?? folder) : folder;
    for (const { subject } of findings) {
      const known = folders.get(subject);
      if (known) known.push(own);
      else folders.set(subject, [own]);
    }
  }
  return folders;
}

/** Whether a generated file may come from one of these folders: a workspace's lockfile lies above, a catalog above what uses it. */
function isNear(folders: readonly string[] = [], { path }: AuditedDocument): boolean {
  const own = parentOf(path) ?? "/";
  return folders.some((one) => pathBelow(own, one) !== undefined || pathBelow(one, own) !== undefined);
}

function draftOf(drafts: Map<string, Draft>, document: AuditedDocument): Draft {
  const known = drafts.get(document.source.uri);
  if (known) return known;
  const draft: Draft = { document, creates: false, made: [], left: [], edits: [] };
  drafts.set(document.source.uri, draft);
  return draft;
}

function fileOf({ document: { file, path, source }, creates, made, edits, left }: Draft): PlannedFile {
  return { file, path, source, creates, made, edits, left };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/"))) || ".";
}
