import { removeLines } from "../../text/removal.js";
import type { Format } from "../format.js";
import { readGoDirectives } from "./directives.js";
import { fromReplace } from "./replace.js";

/** Go `go.work`: only its replacements name modules. https://go.dev/ref/mod#go-work-file */
export const golangWork: Format = {
  id: "golang/work",
  title: "Go go.work",
  files: ["go.work", "*.work"],
  ecosystems: ["golang"],
  recognizes: ({ uri, text }) => /(?:^|[./])go\.work$/i.test(uri) || /^(?:go|use)[ \t(]/m.test(text),
  extract({ text }) {
    const { directives, problems } = readGoDirectives(text);
    return { components: directives.filter(({ verb }) => verb === "replace").flatMap(fromReplace), problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};
