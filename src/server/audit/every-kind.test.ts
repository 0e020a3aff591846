import { describe, expect, test } from "vitest";
import { account } from "~/testing/stories/account";
import { administration } from "~/testing/stories/administration";
import { security } from "~/testing/stories/security";
import { signIns } from "~/testing/stories/sign-ins";
import type { Stories } from "~/testing/stories/story";
import { tasks } from "~/testing/stories/tasks";
import { trailOn } from "~/testing/people/audit-log";
import type { EventGroup } from "./kinds";

/** Every kind of event there is has its stories here; the compiler refuses one that has none. */
const groups: { [Group in EventGroup]: Stories<Group> } = {
  sign_ins: signIns,
  security,
  account,
  tasks,
  administration,
};

const kinds = Object.values(groups).flatMap((group) => Object.entries(group));

describe.each(kinds)("%s", (kind, { done, failed }) => {
  const stories = [
    { outcome: "success", story: done },
    { outcome: "failure", story: failed },
  ].filter(({ story }) => story !== "never");

  test.each(stories)("is told with its $outcome", async ({ outcome, story }) => {
    if (story === "never") return;
    const { server, event } = await story();
    const trail = await trailOn(server, { userId: event.user_id });
    const told = trail.filter((one) => one.kind === kind && one.outcome === outcome);
    expect(told).toContainEqual(expect.objectContaining(event));
  });
});
