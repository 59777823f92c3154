import { list, text, type Field } from "./field.js";

const form = /^(?:https?:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:\/[^\s*?#]*)?\/?\*?$/i;

/** The places that things may come from. */
export function trustedField(): Field<string[]> {
  return list(
    "trusted",
    "The only hosts and registries that things may come from; every other place that a file names is a finding.",
    text("trusted", "A host, `*.` for one label in front, with or without a path.", {
      examples: ["registry.acme.example", "*.acme.example", "images.example/acme"],
      check(value) {
        const host = value.replace(/^https?:\/\//i, "").split("/", 1)[0] ?? "";
        if (form.test(value) && /[.:]|^localhost$/.test(host)) return undefined;
        const message = "a trusted place is a host, with or without a path: registry.acme.example, images.example/acme";
        return { message, start: 0, end: value.length };
      },
    }),
    1,
  );
}
