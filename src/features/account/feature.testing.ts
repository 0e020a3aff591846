import { callerAs } from "~/testing/server/caller";
import { among } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { createAccountFeature } from "./feature";

export const accountTesting = {
  inputs: {
    signInMethods: () => undefined,
    unlinkGoogle: () => undefined,
    export: () => ({}),
  },
  stories: {
    "account.exported": {
      done: among(async (ada) => void (await callerAs(ada).account.export.mutate({}))),
      failed: "never",
    },
  },
} satisfies TestingOf<ReturnType<typeof createAccountFeature>>;
