import type { BomView } from "../views/bomView.js";
import type { Services } from "../services.js";

/** What is shown of the workspace's audit. For tests: VS Code does not tell what a view, a badge or the status bar shows. */
export interface ShownAudit {
  /** Absent while there is no audit. */
  readonly verdict?: string;
  readonly stale: boolean;
  readonly partial: boolean;
  /** What is above the tree's rows. */
  readonly message: string;
  readonly badge: number;
  /** Text of the status bar's item, absent while it is hidden. */
  readonly status?: string;
  /** What a screen reader says of that item. */
  readonly statusName?: string;
  /** What is asked while the view shows a question. */
  readonly question?: string;
  /** The tree, a row a line: label and description, those below a party indented. */
  readonly rows: readonly string[];
  /** What a screen reader says of each row of the tree: its own name, else what is seen of it. */
  readonly names: readonly string[];
  /** Rows of the table of a bill of materials, all and those of its page. */
  readonly table: BomView["size"];
  /** The page of *Why?*, empty while there is none. */
  readonly why: string;
  /** The page of the audit report, empty while there is none. */
  readonly report: string;
  /** The page of a migration, empty while there is none. */
  readonly migration: string;
}

/** Reads it off the parts. */
export function shownAudit({
  live,
  tree,
  auditStatus,
  bomView,
  findingView,
  reportView,
  migrationView,
}: Services): ShownAudit {
  const { current } = live;
  const { text, name } = auditStatus;
  const nodes = tree.getChildren().flatMap((node) => [node, ...tree.getChildren(node)]);
  const rowOf = (node: Parameters<typeof tree.getTreeItem>[0]): string => {
    const { label, description } = tree.getTreeItem(node);
    return `${typeof label === "object" ? label.label : label} ${description}`;
  };
  return {
    ...(current && { verdict: current.verdict }),
    ...(text !== undefined && { status: text }),
    ...(text !== undefined && name !== undefined && { statusName: name }),
    names: nodes.map((node) => tree.getTreeItem(node).accessibilityInformation?.label ?? rowOf(node)),
    stale: live.isStale,
    partial: current?.partial ?? false,
    ...tree.head,
    table: bomView.size,
    why: findingView.html,
    report: reportView.html,
    migration: migrationView.html,
    ...(tree.question !== undefined && { question: tree.question }),
    rows: tree
      .getChildren()
      .flatMap((node) => [rowOf(node), ...tree.getChildren(node).map((child) => `  ${rowOf(child)}`)]),
  };
}
