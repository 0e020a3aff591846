import { fold } from "~/shared/text/fold";
import { oneOf } from "~/shared/one-of";
import { several, single, textWithin } from "~/shared/search-params";
import { isVisible } from "~/shared/text/written-text";
import { limits, taggings } from "../../constants";
import type { Task } from "../../table";
import { type Filter, oneOfThem } from "./filter";
import { foldedOf } from "./folded";
import { addTags } from "./tag-entry";

const read = several((value) => {
  const tag = textWithin(limits.tag)(value);
  return tag !== undefined && isVisible(tag) && !tag.includes(",") ? tag : undefined;
}, limits.tags);

const hasTag = (task: Task, tag: string) => foldedOf(task).tags.includes(fold(tag));
const plural = (tags: string[]) => (tags.length === 1 ? "tag" : "tags");

export const taggingLabels: Record<(typeof taggings)[number], string> = { any: "Any tag", none: "No tag" };

/** The filters by tags: all of some, at least one of some, none of some, and whether there are any. */
export const tagFilters = {
  tags: {
    title: "Tag",
    name: "tag",
    read,
    chosen: (tags) => tags.join(", "),
    described: (tags) => `${plural(tags)} ${tags.join(" and ")}`,
    matches: (task, tags) => tags.every((tag) => hasTag(task, tag)),
    // Two spellings of one tag are one tag of the task.
    given: (tags) => ({ tags: addTags([], tags.join(",")) }),
  },
  tagsAny: {
    title: "Tag",
    name: "tag",
    read,
    chosen: oneOfThem,
    described: (tags) => `tag ${oneOfThem(tags)}`,
    matches: (task, tags) => tags.some((tag) => hasTag(task, tag)),
    given: (tags, _today, { tags: others = [] }) => {
      const isGiven = tags.some((tag) => others.some((other) => fold(other) === fold(tag)));
      return isGiven ? {} : { tags: addTags(others, tags[0] ?? "") };
    },
  },
  tagsNone: {
    title: "Tag",
    name: "tag",
    read,
    chosen: (tags) => `not ${oneOfThem(tags)}`,
    described: (tags) => `not ${plural(tags)} ${oneOfThem(tags)}`,
    matches: (task, tags) => !tags.some((tag) => hasTag(task, tag)),
    given: () => ({}),
  },
  tagged: {
    title: "Tag",
    name: "tag",
    read: single((value) => oneOf(taggings, value)),
    chosen: (tagged) => taggingLabels[tagged],
    described: (tagged) => (tagged === "any" ? "a tag" : "no tag"),
    matches: ({ tags }, tagged) => (tags.length === 0) === (tagged === "none"),
    given: () => ({}),
  },
} satisfies {
  tags: Filter<string[]>;
  tagsAny: Filter<string[]>;
  tagsNone: Filter<string[]>;
  tagged: Filter<(typeof taggings)[number]>;
};
