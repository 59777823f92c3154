import type { Component, Unresolved } from "../../model.js";
import { get, scalar, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, scopeOf } from "../shared/images/imageVariables.js";
import {
  declarationOf,
  environmentSources,
  scalarImage,
  scriptSources,
  type ImageContext,
} from "../shared/images/yamlImages.js";
import { inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";

/** Drone. https://docs.drone.io/pipeline/docker/overview/ */
export const droneConfig: Format = imagePipeline({
  id: "drone/config",
  title: "Drone pipeline",
  files: [".drone.{yml,yaml}", "*drone*.{yml,yaml}"],
  recognizes: ({ uri, text }) => /(?:^|\/)\.drone/i.test(uri) || /^kind[ \t]*:[ \t]*pipeline[ \t\r]*$/m.test(text),
});

/** Woodpecker CI, and Crow CI, which came from it. https://woodpecker-ci.org/docs/usage/workflow-syntax */
export const woodpeckerConfig: Format = imagePipeline({
  id: "woodpecker/config",
  title: "Woodpecker pipeline",
  files: [".woodpecker", ".crow"].flatMap((name) => ["", "/*", "/**/*"].map((below) => `${name}${below}.{yml,yaml}`)),
});

/** Google Cloud Build: a step's name is its image. https://cloud.google.com/build/docs/build-config-file-schema */
export const cloudBuild: Format = imagePipeline({
  id: "cloudbuild/config",
  title: "Cloud Build",
  files: ["cloudbuild*.{yml,yaml}", "*.cloudbuild.{yml,yaml}"],
  recognizes: ({ text }) => /^steps[ \t]*:/m.test(text),
  isImage: (key, under) => key === "name" && under === "steps",
});

/** Batect. https://batect.dev/docs/reference/config */
export const batectConfig: Format = imagePipeline({
  id: "batect/config",
  title: "Batect config",
  files: ["batect.{yml,yaml}", "batect-bundle.{yml,yaml}"],
});

/** AWS CodeBuild: its service's image. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html */
export const codeBuild: Format = imagePipeline({
  id: "codebuild/buildspec",
  title: "AWS CodeBuild buildspec",
  files: ["buildspec*.{yml,yaml}"],
  recognizes: ({ text }) => /^phases[ \t]*:/m.test(text),
});

/** Vela. https://go-vela.github.io/docs/reference/yaml/ */
export const velaConfig: Format = imagePipeline({
  id: "vela/config",
  title: "Vela pipeline",
  files: [".vela.{yml,yaml}"],
});

interface ImagePipeline extends Pick<Format, "id" | "title" | "files" | "recognizes"> {
  /** Whether a key holds an image; `image` when not given. */
  readonly isImage?: (key: string, under: string | undefined) => boolean;
}

/** A pipeline whose steps are images, given by one key. */
function imagePipeline({ isImage = (key) => key === "image", ...format }: ImagePipeline): Format {
  return {
    ...format,
    ecosystems: ["docker"],
    extract({ text }) {
      const { documents, problems } = readYamlDocuments(text);
      const unresolved: Unresolved[] = [];
      const components = documents.flatMap((document) => {
        const variables = new ImageVariables(text);
        // https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values
        variables.defineAll(get(document, "substitutions"), { start: 0, end: text.length + 1 }, (key) => [key]);
        for (const placed of mapsOf(document))
          variables.defineAll(get(placed.map, "environment"), scopeOf(placed, text), (key) => [`env.${key}`]);
        return fromDocument(text, document, isImage, { variables, unresolved });
      });
      return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
    },
    remove: (source, component) => removeYamlEntry(source.text, component.entry),
  };
}

function fromDocument(
  text: string,
  document: TreeNode,
  isImage: (key: string, under?: string) => boolean,
  context: ImageContext,
): Component[] {
  const found: Component[] = [];
  for (const placed of mapsOf(document)) {
    for (const entry of placed.map.entries) {
      const { key, value } = entry;
      if (isImage(key.value, placed.key) && scalar(value))
        found.push(...scalarImage(text, value, declarationOf(placed, entry), placed.key ?? key.value, context));
      else if (/^(?:environment|env|variables)$/.test(key.value)) found.push(...environmentSources(value));
      else if (key.value === "commands") found.push(...scriptSources(text, value, context));
    }
  }
  return found;
}
