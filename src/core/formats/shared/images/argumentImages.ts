import type { Component } from "../../../model.js";
import { entriesOf, scalar, type TreeNode } from "../../../syntax/tree.js";
import { partOf } from "../declared.js";
import { imageComponent } from "./image.js";
import { scalarImage } from "./yamlImages.js";

/**
 * Images in the arguments of a build, `BASE_IMAGE: registry.example/a/b:1` in a map or as `NAME=value` in a list: what names a registry
 * or a tag.
 */
export function argumentImages(text: string, build: TreeNode | undefined): Component[] {
  if (build?.type === "list")
    return build.items.flatMap((item) => {
      const variable = scalar(item);
      const equals = variable ? variable.value.indexOf("=") : -1;
      if (!variable || equals < 1 || !isImageArgument(variable.value.slice(0, equals))) return [];
      const image = imageComponent(partOf(variable, equals + 1), variable.outer, "args");
      return image && isTold(image) ? [image] : [];
    });
  return entriesOf(build).flatMap((entry) =>
    isImageArgument(entry.key.value) ? scalarImage(text, entry.value, entry, "args").filter(isTold) : [],
  );
}

/** Whether an argument of that name holds an image. */
export const isImageArgument = (name: string): boolean => /(?:^|_)(?:image|base|from)(?:_|$)/i.test(name);
const isTold = (image: Component): boolean => image.version !== undefined || image.identifiers !== undefined;
