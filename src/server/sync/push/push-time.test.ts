import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { pushCaller } from "~/testing/sync/push-caller";

const titles = ["Read", "Write", "Sing"];

test("a push whose time is up begins no further command, and the rest follows when it is sent again", async () => {
  const ada = await signUp();
  const { clientId, command, push } = newClient(ada);
  const commands = titles.map((title) => command("tasks.create", { id: uuidv7(), title }));
  const slow = await pushCaller({ maxTime: 0 })(ada);
  const given = { userId: ada.userId, clientId, acked: 0 };
  expect(await slow.push({ ...given, commands })).toMatchObject({ outcomes: [{ number: 1, ok: true }] });
  expect(await slow.push({ ...given, commands: commands.slice(1) })).toMatchObject({
    outcomes: [{ number: 2, ok: true }],
  });
  expect((await push(commands)).outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  const { items } = await callerAs(ada).tasks.list.query({ sort: "created_at", order: "asc" });
  expect(items.map(({ title }) => title)).toEqual(titles);
});

test("a push that ends in time applies all of its commands", async () => {
  const ada = await signUp();
  const { clientId, command } = newClient(ada);
  const commands = titles.map((title) => command("tasks.create", { id: uuidv7(), title }));
  const caller = await pushCaller({})(ada);
  const { outcomes } = await caller.push({ userId: ada.userId, clientId, acked: 0, commands });
  expect(outcomes).toHaveLength(3);
});
