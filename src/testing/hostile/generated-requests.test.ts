import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { apiTargets } from "./api-targets";
import { fuzzBudget } from "../fuzz/budget";
import { countAnswer, reportCounts } from "../fuzz/request-count";
import { requestsTo, toRequestInit, type HostileRequest, type Target } from "./hostile-requests";
import { hostileString } from "./hostile-values";
import { newAdministrator, type Person } from "../people/people";
import { restAs } from "../server/rest";
import { testServer } from "../server/runtime";
import { expectHarmless } from "./harmless-response";

const server = await testServer();
const targets = apiTargets(server.runtime);
const { budget, patience, runs } = fuzzBudget(targets.length + 3);
reportCounts();

let ada: Person;
let known: Map<string, string[]>;
beforeAll(async () => {
  ada = await newAdministrator();
  known = await knownTo(ada);
});

/** Returns what an attacker with an account can know, by the field names of the API. */
async function knownTo(person: Person): Promise<Map<string, string[]>> {
  const send = restAs(person);
  const created = await Promise.all(["One", "Two", "Three"].map((title) => send("POST", "/api/tasks", { title })));
  const ids = created.map(({ body }) => z.object({ id: z.string() }).parse(body).id);
  const { headers } = await send("GET", "/api/tasks?limit=1");
  const cursor = /cursor=([^&>]+)/.exec(headers.get("link") ?? "")?.[1] ?? "";
  return new Map([
    ["id", ids],
    ["userId", [person.userId]],
    ["cursor", [cursor]],
    ["email", [person.email]],
    ["password", [person.password]],
    ["currentPassword", [person.password]],
    ["token", [person.token, decodeURIComponent(/session_token=([^.;]+)/.exec(person.cookie)?.[1] ?? "")]],
    ["cookie", person.cookie.split("; ")],
    ["callbackURL", ["/today", "https://evil.example", "//evil.example", "/\\evil.example"]],
  ]);
}

async function send(request: HostileRequest, isBearer: boolean): Promise<Response> {
  const init = toRequestInit(request);
  const headers = new Headers(init.headers);
  if (isBearer && !headers.has("authorization")) headers.set("authorization", `Bearer ${ada.token}`);
  if (!isBearer && !headers.has("cookie")) headers.set("cookie", ada.cookie);
  if (!headers.has("origin")) headers.set("origin", server.runtime.origin);
  const answer = await server.fetch(request.path, { ...init, headers, redirect: "manual" });
  countAnswer(answer.status);
  return answer;
}

/** Signs in again, because a request may have ended the session or the account. */
async function signInAgainIfNeeded(): Promise<void> {
  const answer = await server.fetch("/api/tasks?limit=1", { headers: { cookie: ada.cookie } });
  if (answer.status === 200) return;
  ada = await newAdministrator();
  known = await knownTo(ada);
}

describe.each(targets)("$method $path", (target: Target) => {
  test("answers any request, and reveals nothing", { timeout: patience }, async () => {
    await signInAgainIfNeeded();
    const isBearer = !target.path.startsWith("/api/auth/");
    await fc.assert(
      fc.asyncProperty(requestsTo(target, known), async (request) => {
        await expectHarmless(await send(request, isBearer), request, server.runtime.origin);
      }),
      budget,
    );
  });
});

describe("a text", () => {
  test.each(["title", "description", "tags"])(
    "that is sent as %s comes back as it was, or is refused",
    { timeout: patience },
    async (field) => {
      await signInAgainIfNeeded();
      const request = restAs(ada);
      await fc.assert(
        fc.asyncProperty(hostileString, async (text) => {
          const value = field === "tags" ? [text] : text;
          const { status, body } = await request("POST", "/api/tasks", { title: "Read", [field]: value });
          expect([201, 400]).toContain(status);
          if (status !== 201) return;
          const { id, ...made } = z.looseObject({ id: z.string() }).parse(body);
          const expected = field === "description" ? text : text.trim();
          expect(made[field]).toEqual(field === "tags" ? [expected] : expected);
          expect((await request("GET", `/api/tasks/${id}`)).body).toEqual(body);
        }),
        { ...budget, numRuns: Math.max(runs * 4, budget.numRuns ?? 0) },
      );
    },
  );
});
