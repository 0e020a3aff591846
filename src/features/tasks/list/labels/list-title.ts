import type { ChosenFilter } from "../filter-params";
import type { View } from "../views";

/** Returns the tag that a page is about: the only one chosen among all tasks. */
export function tagOf({ name, saved }: View, { tags = [] }: ChosenFilter): string | undefined {
  return name === "all" && saved === undefined && tags.length === 1 ? tags[0] : undefined;
}

/** Returns the name of a list, for its heading and the title of its page. */
export function titleOf(view: View, filter: ChosenFilter, projectName = view.title): string {
  const tag = tagOf(view, filter);
  return tag === undefined ? projectName : `@${tag}`;
}
