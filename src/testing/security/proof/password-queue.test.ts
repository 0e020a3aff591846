import { expect, test } from "vitest";
import { createPasswordHashing } from "~/server/auth/passwords/hashing";
import { hashFor } from "~/server/auth/passwords/hashing-parties";
import { cheapHasher } from "../../people/password-hasher";
import { newEmail, postJson, signUp } from "../../people/people";
import { startServer } from "../../server/runtime";

/** Starts many hashes for one user, then one for another. Returns how many of the first finished before it, and the refusals. */
async function flood(addressOf: (at: number) => string) {
  const { hash } = createPasswordHashing(async () => undefined);
  const done: string[] = [];
  const refused: unknown[] = [];
  const hashOne = (account: string, address: string) =>
    hashFor({ account, address }, () => hash("correct horse")).then(
      () => done.push(account),
      (error: unknown) => refused.push(error),
    );
  const attacks = Array.from({ length: 80 }, (_, at) => hashOne("attacker", addressOf(at)));
  const others = [hashOne("stranger", "203.0.113.1"), hashOne("other stranger", "203.0.113.2")];
  await Promise.all(others);
  const before = done.filter((account) => account === "attacker").length;
  await Promise.all(attacks);
  return { before, done, refused };
}

test.each([
  ["one address", () => "192.0.2.1"],
  ["eighty addresses", (at: number) => `198.51.100.${at}`],
  ["eighty networks of IPv6", (at: number) => `2001:db8:1:${at.toString(16)}::1`],
])("a user does not wait behind eighty passwords of another from %s", async (_name, addressOf) => {
  const { before, done, refused } = await flood(addressOf);
  expect(done).toEqual(expect.arrayContaining(["stranger", "other stranger"]));
  expect(before).toBeLessThan(8);
  // Only the flood is refused, at once or after two seconds, with a time to retry.
  expect(refused.length + done.length).toBe(82);
  for (const error of refused)
    expect(Reflect.get(Object(error), "headers")).toEqual({ "retry-after": expect.any(String) });
});

test("a sign-in during a flood is answered 503 with a time to retry, whether there is an account or not", async () => {
  const server = await startServer({}, cheapHasher(200));
  const ada = await signUp({ server });
  const attempt = (email: string) => postJson(server, "/api/auth/sign-in/email", { email, password: ada.password });
  const statuses = new Set<number>();
  const refusals: string[] = [];
  for (const email of [ada.email, newEmail()]) {
    const answers = await Promise.all(Array.from({ length: 60 }, () => attempt(email)));
    for (const answer of answers) statuses.add(answer.status);
    const busy = answers.find(({ status }) => status === 503);
    expect(Number(busy?.headers.get("retry-after"))).toBeGreaterThan(0);
    refusals.push((await busy?.text())?.replaceAll(/"request_id":"[^"]*"/g, "") ?? "");
  }
  expect([...statuses].filter((status) => ![200, 401, 503].includes(status))).toEqual([]);
  expect(refusals).toHaveLength(2);
  await server.close();
});
