import { callerAs } from "~/testing/server/caller";
import { administrator } from "~/testing/stories/administrator";
import { refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { auditEventsFeature } from "./feature";

export const auditEventsTesting = {
  inputs: {
    mine: () => ({ group: "account" }),
    list: ({ person }) => ({ search: person }),
    export: ({ person }) => ({ search: person, format: "csv" }),
  },
  // Every user has events from signing up.
  exported: { activity: async () => undefined },
  stories: {
    "audit.exported": {
      done: async () => {
        const { server, userId } = await administrator();
        await callerAs(await administrator()).auditEvents.export.mutate({ format: "csv", limit: 1 });
        return { server, event: { user_id: userId, actor_id: userId, details: { format: "csv", events: 1 } } };
      },
      failed: refused((caller) => caller.auditEvents.export.mutate({ format: "csv" })),
    },
  },
} satisfies TestingOf<typeof auditEventsFeature>;
