import { afterAll, beforeAll, expect, test } from "vitest";
import { clientAddressHeader } from "~/server/client-address";
import { newEmail, type Person, postJson, signUp } from "~/testing/people";
import { startServer, type TestServer } from "~/testing/runtime";

let server: TestServer;
let attacker: Person;
beforeAll(async () => {
  server = await startServer();
  attacker = await signUp({ server });
});
afterAll(() => server.close());

const answered: { who: string; status: number }[] = [];
async function signIn(who: string, { email, password }: Pick<Person, "email" | "password">, address: string) {
  const headers = { [clientAddressHeader]: address };
  const answer = await postJson(server, "/api/auth/sign-in/email", { email, password }, headers);
  answered.push({ who, status: answer.status });
  return answer;
}

/** Eighty sign-ins at once, then one of somebody else: how many of the eighty were let in before that one. */
async function flood(addressOf: (at: number) => string) {
  const bob = await signUp({ server });
  answered.length = 0;
  const attacks = Array.from({ length: 80 }, (_, at) => signIn("attacker", attacker, addressOf(at)));
  // All of them are in the queue, or refused, once a few were let in.
  await Promise.race(attacks);
  const strangers = await Promise.all([
    signIn("owner", bob, "203.0.113.1"),
    signIn("nobody", { email: newEmail(), password: "a wrong guess" }, "203.0.113.2"),
  ]);
  const place = answered.findIndex(({ who }) => who === "owner");
  const before = answered.slice(0, place).filter(({ status }) => status === 200).length;
  return { attacks: await Promise.all(attacks), statuses: strangers.map(({ status }) => status), before };
}

test.each([
  ["one address", () => "192.0.2.1"],
  ["eighty addresses", (at: number) => `198.51.100.${at}`],
  ["eighty networks of IPv6", (at: number) => `2001:db8:1:${at.toString(16)}::1`],
])("a stranger does not wait behind eighty right sign-ins of one person from %s", async (_name, addressOf) => {
  const { attacks, statuses, before } = await flood(addressOf);
  expect(statuses).toEqual([200, 401]);
  expect(before).toBeLessThan(20);
  for (const answer of attacks.filter(({ status }) => status !== 200)) {
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: "service_unavailable" }]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
});
