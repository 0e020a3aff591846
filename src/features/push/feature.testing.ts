import type { TestingOf } from "~/testing/feature-testing";
import { type Person, signUp } from "~/testing/people/people";
import { createPushBrowser } from "~/testing/push/push-browser";
import { callerAs } from "~/testing/server/caller";
import { alone, among, refused } from "~/testing/stories/story";
import type { pushFeature } from "./feature";

async function deviceOf(person: Person): Promise<string> {
  const { id } = await callerAs(person).push.subscribe.mutate(createPushBrowser().subscription);
  return id;
}

export const pushTesting = {
  inputs: {
    devices: () => undefined,
    subscribe: () => createPushBrowser().subscription,
    unsubscribe: ({ device }) => ({ id: device }),
    test: () => undefined,
  },
  exported: { pushDevices: deviceOf },
  stories: {
    "push.subscribed": {
      done: among(async (ada) => ({ details: { device: await deviceOf(ada) } })),
      failed: "never",
    },
    "push.unsubscribed": {
      done: among(async (ada) => {
        const id = await deviceOf(ada);
        await callerAs(ada).push.unsubscribe.mutate({ id });
        return { details: { device: id } };
      }),
      failed: refused(async (caller) => caller.push.unsubscribe.mutate({ id: await deviceOf(await signUp()) })),
    },
    "push.tested": {
      done: alone(async (ada) => {
        await deviceOf(ada);
        await callerAs(ada).push.test.mutate();
        return { details: { devices: 1 } };
      }),
      failed: "never",
    },
  },
} satisfies TestingOf<typeof pushFeature>;
