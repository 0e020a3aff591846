import { reason, onUnknownUser } from "~/testing/stories/administrator";
import { refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { keysFeature } from "./feature";

export const keysTesting = {
  inputs: {
    list: () => undefined,
    rotate: () => ({ reason }),
  },
  stories: {
    "key.rotated": {
      done: onUnknownUser(async ({ keys }) => {
        const [newest] = await keys.rotate.mutate({ reason });
        return { reason, details: { kid: newest?.kid } };
      }),
      failed: refused((caller) => caller.keys.rotate.mutate({ reason })),
    },
  },
} satisfies TestingOf<typeof keysFeature>;
