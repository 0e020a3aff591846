import type { TestingOf } from "~/testing/feature-testing";
import type { sessionsFeature } from "./feature";

export const sessionsTesting = {
  inputs: {
    list: () => undefined,
    revoke: ({ session }) => ({ id: session }),
    revokeOthers: () => undefined,
    revokeAll: () => undefined,
  },
  ending: ["revoke", "revokeOthers", "revokeAll"],
  stories: {},
} satisfies TestingOf<typeof sessionsFeature>;
