import type { TestingOf } from "~/testing/feature-testing";
import { callerAs } from "~/testing/server/caller";
import { alone } from "~/testing/stories/story";
import type { preferencesFeature } from "./feature";

export const preferencesTesting = {
  inputs: {
    get: () => undefined,
    update: () => ({ timeZone: "Asia/Kathmandu" }),
    noteTimeZone: () => ({ timeZone: "Asia/Kathmandu" }),
  },
  exported: { preferences: (ada) => callerAs(ada).preferences.update.mutate({ timeZone: "Asia/Tokyo" }) },
  stories: {
    "preferences.changed": {
      done: alone(async (ada) => {
        await callerAs(ada).preferences.update.mutate({ weekStartsOn: 6, hourCycle: "h12" });
        return { details: { fields: "hourCycle,weekStartsOn" } };
      }),
      failed: "never",
    },
  },
} satisfies TestingOf<typeof preferencesFeature>;
