import { describe, expect, test } from "vitest";
import { account } from "~/testing/stories/account";
import { featureStories } from "~/testing/features";
import { mail } from "~/testing/stories/mail";
import { security } from "~/testing/stories/security";
import { signIns } from "~/testing/stories/sign-ins";
import type { OfKind } from "~/testing/stories/story";
import { auditEntries } from "~/testing/people/audit-log";
import type { EventKind } from "./kinds";

/** Every kind of event there is has its stories, in a feature's feature.testing.ts or here for the rooms of the server; the compiler refuses one that has none. */
const stories: Record<EventKind, OfKind> = { ...signIns, ...security, ...account, ...mail, ...featureStories };

describe.each(Object.entries(stories))("%s", (kind, { done, failed }) => {
  const outcomes = [
    { outcome: "success", story: done },
    { outcome: "failure", story: failed },
  ].filter(({ story }) => story !== "never");

  test.each(outcomes)("is told with its $outcome", async ({ outcome, story }) => {
    if (story === "never") return;
    const { server, event } = await story();
    const trail = await auditEntries(server, { userId: event.user_id });
    const told = trail.filter((one) => one.kind === kind && one.outcome === outcome);
    expect(told).toContainEqual(expect.objectContaining(event));
  });
});
