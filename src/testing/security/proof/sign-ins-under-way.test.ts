import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerAs } from "../../server/caller";
import { changeDuringSignIns, storedSessions } from "../../people/in-flight";
import { mailTo } from "../../mail/mailbox";
import { cookieFrom, newAdministrator, type Person, postJson } from "../../people/people";
import { cheapHasher } from "../../people/password-hasher";
import { startServer, type TestServer } from "../../server/runtime";
import {
  enableSecondFactor,
  giveCode,
  givePassword,
  isSignedIn,
  signUpWithSecondFactor,
} from "../../people/second-factor";

const another = "another long password";
const rounds = Array.from({ length: 12 }, (_none, round) => round);
/** Runs one round after the other, so that passwords do not wait for those of another round. */
async function inTurn<Result>(run: (round: number) => Promise<Result>): Promise<Result[]> {
  const results = [];
  for (const round of rounds) results.push(await run(round));
  return results;
}
const why = { reason: "A test asks for it." };

// Each password takes long enough for something else to happen meanwhile.
const hasher = cheapHasher(60);
let server: TestServer;
let admin: Person;
beforeAll(async () => {
  server = await startServer({}, hasher);
  admin = await newAdministrator(server);
});
afterAll(() => server.close());

const changePassword = ({ cookie, password }: Person) =>
  postJson(server, "/api/auth/change-password", { currentPassword: password, newPassword: another }, { cookie });
const reset = async ({ email }: Person) => {
  await postJson(server, "/api/auth/request-password-reset", { email });
  const { token } = await mailTo(server, email, "reset-password");
  return postJson(server, "/api/auth/reset-password", { token, newPassword: another });
};
const ban = ({ userId }: Person) => callerAs(admin).users.ban.mutate({ id: userId, ...why });

/** Changes to an account after which sign-ins in progress must fail. */
const changes: [string, (person: Person) => Promise<unknown>][] = [
  ["a new password", changePassword],
  ["a password reset", reset],
  ["a ban", ban],
  [
    "a ban that has an end",
    ({ userId }) =>
      callerAs(admin).users.ban.mutate({ id: userId, until: new Date(Date.now() + 3_600_000).toISOString(), ...why }),
  ],
  ["ending all sessions", (person) => callerAs(person).sessions.revokeAll.mutate()],
  ["ending all other sessions", (person) => callerAs(person).sessions.revokeOthers.mutate()],
  [
    "an administrator who ends all sessions",
    ({ userId }) => callerAs(admin).users.revokeSessions.mutate({ id: userId, ...why }),
  ],
  [
    "a reset of the second factor",
    ({ userId }) => callerAs(admin).users.resetSecondFactor.mutate({ id: userId, ...why }),
  ],
  ["switching a second factor on", (person) => enableSecondFactor(person)],
];

describe("a sign-in in progress", () => {
  test.each(changes)("outlives %s in 0 of 12 rounds", async (_what, change) => {
    const survivors = await inTurn((round) => changeDuringSignIns({ server, hasher }, change, { delay: round * 8 }));
    expect(survivors.flatMap(({ alive }) => alive)).toEqual([]);
  });

  test("leaves no session with a revoked role", async () => {
    const demote = ({ userId }: Person) => callerAs(admin).users.setRole.mutate({ id: userId, role: "user", ...why });
    const prepare = async (fresh: Person) => {
      await callerAs(admin).users.setRole.mutate({ id: fresh.userId, role: "admin", ...why });
      return fresh;
    };
    const all = await inTurn((round) => changeDuringSignIns({ server, hasher }, demote, { delay: round * 8, prepare }));
    for (const { alive, person } of all) {
      for (const cookie of alive) {
        const headers = new Headers({ cookie });
        const { principal } = await server.runtime.authenticate({ headers, method: "GET" });
        expect(principal?.role).toBe("user");
      }
      const epochs = (await storedSessions(person)).map(({ security_epoch: epoch }) => epoch);
      expect(new Set(epochs).size).toBe(1);
    }
  });

  test("that waits for its second factor ends with a new password, and gets no session for the code", async () => {
    const ada = await signUpWithSecondFactor(server);
    const { cookie } = await givePassword(ada);
    expect((await changePassword(ada)).status).toBe(200);
    expect((await giveCode(ada, cookie, { code: ada.codeIn(1) })).answer.status).toBe(401);
  });
});

describe("an attacker with the old password", () => {
  test("who changes it while its owner resets it does not win", async () => {
    for (const round of rounds.slice(0, 8)) {
      const mine = "a password of the thief";
      let resetting: Response | undefined;
      const { person } = await changeDuringSignIns({ server, hasher }, async (victim) => {
        const theirs = { currentPassword: victim.password, newPassword: mine };
        const thief = postJson(server, "/api/auth/change-password", theirs, { cookie: victim.cookie });
        await new Promise((resolve) => setTimeout(resolve, round * 20));
        [, resetting] = await Promise.all([thief, reset(victim)]);
      });
      // The link had ended, because the attacker was earlier; the owner requests another one.
      if (resetting?.status === 400) resetting = await reset(person);
      expect(resetting?.status).toBe(200);
      const signIn = (password: string) =>
        postJson(server, "/api/auth/sign-in/email", { email: person.email, password });
      expect([(await signIn(mine)).status, (await signIn(another)).status]).toEqual([401, 200]);
    }
  });
});

test("changing the password keeps the same browser signed in, without a prompt", async () => {
  const { person } = await changeDuringSignIns({ server, hasher }, async () => undefined);
  const changed = await changePassword(person);
  expect(await isSignedIn(server, cookieFrom(changed, person.cookie))).toBe(true);
  expect((await storedSessions(person)).length).toBe(1);
  const answer = await postJson(server, "/api/auth/sign-in/email", { email: person.email, password: another });
  expect(answer.status).toBe(200);
});
