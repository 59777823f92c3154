import type { Component, Span } from "../../model.js";
import { imageComponent } from "../shared/images/image.js";
import { declared, partOf, type Written } from "../shared/declared.js";

/**
 * An image or buildpack that Spring Boot's plugin builds with: an image (`docker://` before it or not), or a buildpack of the
 * registry by `name@version` (`urn:cnb:…:` before it or not). Undefined for paths, URLs and the like.
 * https://docs.spring.io/spring-boot/maven-plugin/build-image.html
 */
export function readBuildImage(reference: Written, entry: Span, scope: string): Component | undefined {
  const prefix = /^(?:docker:\/\/|urn:cnb:(?:builder|registry):)/.exec(reference.value)?.[0].length ?? 0;
  const bare = partOf(reference, prefix);
  const buildpack = /^([\w./-]{1,200})@(\d[\w.+-]{0,100})$/.exec(bare.value)?.[1];
  return buildpack
    ? declared("generic", partOf(bare, 0, buildpack.length), partOf(bare, buildpack.length + 1), { entry, scope })
    : imageComponent(bare, entry, scope);
}
