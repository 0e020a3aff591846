import { expect, test } from "vitest";
import { colors } from "~/shared/rows/colors";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import { limits } from "./constants";

async function newAda() {
  const person = await signUp();
  const ada = callerAs(person);
  const listed = async () => (await ada.tags.list.query()).items.map(({ tag, color }) => ({ tag, color }));
  const latest = async () => (await ada.auditEvents.mine.query({})).items[0];
  return { person, ada, listed, latest };
}

test("a tag has one color in every spelling, and loses it", async () => {
  const { ada, listed, latest } = await newAda();
  expect(await ada.tags.setColor.mutate({ tag: "Büro", color: "teal" })).toEqual({ changed: 1 });
  expect(await ada.tags.setColor.mutate({ tag: "buro", color: "red" })).toEqual({ changed: 1 });
  expect(await ada.tags.setColor.mutate({ tag: "home", color: "blue" })).toEqual({ changed: 1 });
  expect(await listed()).toEqual([
    { tag: "buro", color: "red" },
    { tag: "home", color: "blue" },
  ]);
  expect(await latest()).toMatchObject({ kind: "tag.colored", details: { version: 1 } });
  expect(await ada.tags.setColor.mutate({ tag: "BÜRO", color: null })).toEqual({ changed: 1 });
  expect(await listed()).toEqual([{ tag: "home", color: "blue" }]);
  expect(await ada.tags.setColor.mutate({ tag: "Büro", color: "pink" })).toEqual({ changed: 1 });
  expect(await listed()).toEqual([
    { tag: "Büro", color: "pink" },
    { tag: "home", color: "blue" },
  ]);
});

test("what is so already changes nothing, and is not recorded", async () => {
  const { ada, latest } = await newAda();
  await ada.tags.setColor.mutate({ tag: "home", color: "teal" });
  const { cursor } = await ada.sync.changes.query();
  const before = await latest();
  expect(await ada.tags.setColor.mutate({ tag: "HOME", color: "teal" })).toEqual({ changed: 0 });
  expect(await ada.tags.setColor.mutate({ tag: "nowhere", color: null })).toEqual({ changed: 0 });
  expect(await ada.sync.changes.query({ since: cursor })).toMatchObject({ reset: false, tags: [] });
  expect(await latest()).toEqual(before);
});

test.each([
  [{ tag: "", color: "red" }, "tag", "Enter some text."],
  [{ tag: "a,b", color: "red" }, "tag", "A tag cannot hold a comma."],
  [{ tag: "home", color: "mauve" }, "color", expect.stringContaining('"gray"')],
  [{ tag: "home" }, "color", expect.any(String)],
])("%j is refused", async (input, field, message) => {
  const { person, listed } = await newAda();
  const answer = await send(asBearer(person), "tags.setColor", input);
  expect(answer).toMatchObject({ status: 400, refusal: { fields: { [field]: [message] } } });
  expect(await listed()).toEqual([]);
});

test(`${limits.tags} tags can have a color, and one more is refused until another has none`, async () => {
  const { person, ada, listed } = await newAda();
  const client = newClient(person);
  for (let at = 0; at < limits.tags; at += 50) {
    const commands = Array.from({ length: 50 }, (_, next) =>
      client.command("tags.setColor", { tag: `tag ${at + next}`, color: colors[next % colors.length] }),
    );
    await client.push(commands);
  }
  expect(await listed()).toHaveLength(limits.tags);
  const refusal = await errorOf(ada.tags.setColor.mutate({ tag: "one more", color: "red" }));
  expect(refusal).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining(`${limits.tags} tags`) });
  await ada.tags.setColor.mutate({ tag: "tag 7", color: "red" });
  await ada.tags.setColor.mutate({ tag: "tag 7", color: null });
  await ada.tags.setColor.mutate({ tag: "one more", color: "red" });
  expect(await listed()).toHaveLength(limits.tags);
});

test("two devices that color a tag without a connection meet in one row, and the later color wins", async () => {
  const { person, ada, listed } = await newAda();
  const [phone, laptop] = [newClient(person), newClient(person)];
  const [first, second] = [
    phone.command("tags.setColor", { tag: "Home", color: "red" }),
    laptop.command("tags.setColor", { tag: "home", color: "teal" }),
  ];
  await phone.push([first]);
  await laptop.push([second]);
  expect(await listed()).toEqual([{ tag: "home", color: "teal" }]);
  expect((await ada.sync.changes.query()).tags).toHaveLength(1);
});

test("another user's tag of the same name has a color of its own", async () => {
  const [ada, bob] = [await newAda(), await newAda()];
  await ada.ada.tags.setColor.mutate({ tag: "home", color: "red" });
  expect(await bob.listed()).toEqual([]);
  await bob.ada.tags.setColor.mutate({ tag: "home", color: "blue" });
  expect(await ada.listed()).toEqual([{ tag: "home", color: "red" }]);
});

test("REST gives a tag a color, lists it and takes it off", async () => {
  const { person } = await newAda();
  const rest = restAs(person);
  expect(await rest("POST", "/api/tags/color", { tag: "home", color: "teal" })).toMatchObject({ status: 204 });
  expect(await rest("GET", "/api/tags/colors")).toMatchObject({
    status: 200,
    body: [{ tag: "home", color: "teal", version: 1 }],
  });
  expect(await rest("POST", "/api/tags/color", { tag: "home", color: null })).toMatchObject({ status: 204 });
  expect(await rest("GET", "/api/tags/colors")).toMatchObject({ body: [] });
  expect(await rest("POST", "/api/tags/color", { tag: "home", color: "mauve" })).toMatchObject({ status: 400 });
});
