import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { signInAgain } from "~/testing/people/admins";
import { type Person, sharedPerson, signUp } from "~/testing/people/people";
import { createPushBrowser } from "~/testing/push/push-browser";
import { callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { maxSubscriptions } from "~/server/web-push/queries";

const subscriptionOf = () => createPushBrowser().subscription;
const devicesOf = async (person: Person) => (await callerAs(person).push.devices.query()).devices;

test("a browser is notified until it is not, and its owner sees which", async () => {
  const ada = await signUp();
  const { push } = callerAs(ada);
  const { id } = await push.subscribe.mutate(subscriptionOf());
  expect(await devicesOf(ada)).toMatchObject([{ id, isCurrent: true, lastUsedAt: null }]);
  await push.unsubscribe.mutate({ id });
  expect(await devicesOf(ada)).toEqual([]);
  expect(await errorOf(push.unsubscribe.mutate({ id }))).toMatchObject({ code: "NOT_FOUND" });
});

test("a browser that subscribes anew has one subscription, and so has one that subscribes twice at once", async () => {
  const ada = await signUp();
  const { push } = callerAs(ada);
  await push.subscribe.mutate(subscriptionOf());
  const same = subscriptionOf();
  await push.subscribe.mutate(same);
  await Promise.all([same, same, same].map((subscription) => push.subscribe.mutate(subscription)));
  expect(await devicesOf(ada)).toHaveLength(1);
});

test("a browser in which another user signs in is theirs alone", async () => {
  const [ada, bea] = [await signUp(), await signUp()];
  const subscription = subscriptionOf();
  await callerAs(ada).push.subscribe.mutate(subscription);
  await callerAs(bea).push.subscribe.mutate(subscription);
  expect([await devicesOf(ada), (await devicesOf(bea)).length]).toEqual([[], 1]);
});

test("devices that subscribe at once stay within the limit together, and one that is notified may subscribe anew", async () => {
  const ada = await signUp();
  const sql = openConnection(ada.server.databaseUrl);
  await sql`
    with made as (
      insert into sessions select (jsonb_populate_record(sessions,
        jsonb_build_object('id', gen_random_uuid(), 'token', md5(random()::text)))).*
      from sessions, generate_series(1, ${maxSubscriptions - 2}) where user_id = ${ada.userId}
      returning id, user_id)
    insert into push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth)
    select gen_random_uuid(), user_id, id, 'https://fcm.googleapis.com/' || id, 'a', 'b' from made`;
  await sql.end();
  const people = [ada, await signInAgain(ada), await signInAgain(ada), await signInAgain(ada)];
  const subscribe = (person: Person) => callerAs(person).push.subscribe.mutate(subscriptionOf());
  const answers = await Promise.allSettled(people.map(subscribe));
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [String(answer.reason)] : []));
  expect(refused).toEqual(Array(2).fill(expect.stringContaining(`At most ${maxSubscriptions} devices`)));
  expect(await devicesOf(ada)).toHaveLength(maxSubscriptions);
  for (const [at, person] of people.entries()) if (answers[at]?.status === "fulfilled") await subscribe(person);
  expect(await devicesOf(ada)).toHaveLength(maxSubscriptions);
});

test("a device of another user is not removed", async () => {
  const [ada, bea] = [await signUp(), await signUp()];
  const { id } = await callerAs(ada).push.subscribe.mutate(subscriptionOf());
  expect(await errorOf(callerAs(bea).push.unsubscribe.mutate({ id }))).toMatchObject({ code: "FORBIDDEN" });
  expect(await devicesOf(ada)).toHaveLength(1);
});

test("the answers hold nothing with which a message could be sent", async () => {
  const ada = await signUp();
  const { push, account } = callerAs(ada);
  const subscription = subscriptionOf();
  await push.subscribe.mutate(subscription);
  const said = JSON.stringify([await push.devices.query(), await account.export.mutate({})]);
  for (const secret of Object.values(subscription)) expect(said).not.toContain(secret);
});

describe("an endpoint that is refused", () => {
  test.each(["http://fcm.googleapis.com/a", "", "https://fcm.googleapis.com/é"])(
    "%j is no address of a push service",
    async (endpoint) => {
      const { push } = callerAs(await sharedPerson());
      const error = await errorOf(push.subscribe.mutate({ ...subscriptionOf(), endpoint }));
      expect(error).toMatchObject({ code: "BAD_REQUEST", message: "The input is not valid." });
    },
  );

  test.each([
    "https://localhost/a",
    "https://169.254.169.254/latest/meta-data",
    "https://evil.example/a",
    "https://fcm.googleapis.com:22/a",
  ])("%j", async (endpoint) => {
    const { push } = callerAs(await sharedPerson());
    const error = await errorOf(push.subscribe.mutate({ ...subscriptionOf(), endpoint }));
    expect(error).toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining("push service of this browser"),
    });
  });

  test("or any text, without a failure of the server", async () => {
    const { push } = callerAs(await sharedPerson());
    const text = fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }), fc.ipV4(), fc.ipV6());
    await fc.assert(
      fc.asyncProperty(text, async (endpoint) => {
        const error = await errorOf(push.subscribe.mutate({ ...subscriptionOf(), endpoint }));
        expect(error.code).toBe("BAD_REQUEST");
      }),
      { numRuns: 40 },
    );
  });
});

test("keys that no browser has are refused", async () => {
  const { push } = callerAs(await sharedPerson());
  const offCurve = `B${"A".repeat(86)}`;
  for (const wrong of [{ p256dh: offCurve }, { p256dh: "BA" }, { auth: "AA" }, { auth: "!".repeat(22) }]) {
    const error = await errorOf(push.subscribe.mutate({ ...subscriptionOf(), ...wrong }));
    expect(error.code).toBe("BAD_REQUEST");
  }
});
