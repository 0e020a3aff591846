import type { TestingOf } from "~/testing/feature-testing";
import type { Person } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { tagId } from "~/shared/rows/tag-id";
import { alone } from "~/testing/stories/story";
import type { tagsFeature } from "./feature";

const colorTag = async (person: Person, tag = "home") => callerAs(person).tags.setColor.mutate({ tag, color: "teal" });

export const tagsTesting = {
  inputs: {
    list: () => undefined,
    setColor: () => ({ tag: "home", color: "red" }),
  },
  exported: { tags: colorTag },
  stories: {
    "tag.colored": {
      done: alone(async (ada) => {
        // The second says nothing new.
        for (const tag of ["home", "HOME"]) await colorTag(ada, tag);
        return { details: { tag: tagId(ada.userId, "home"), version: 1 } };
      }),
      failed: "never",
    },
  },
} satisfies TestingOf<typeof tagsFeature>;
