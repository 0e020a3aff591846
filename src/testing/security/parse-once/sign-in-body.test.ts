import { afterAll, beforeAll, expect, test } from "vitest";
import { clientAddressHeader } from "~/server/http/address/client-address";
import { type Person, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: "on" });
  ada = await signUp({ server });
});
afterAll(() => server.close());

let used = 0;
const send = (type: string, body: string) =>
  server.fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: {
      ...(type === "" ? {} : { "content-type": type }),
      origin: server.runtime.origin,
      [clientAddressHeader]: `192.0.2.${(used += 1)}`,
    },
    body: Buffer.from(body),
  });

/** Returns bytes that are JSON without an address and a form with one. */
const both = () =>
  JSON.stringify({ a: `&${new URLSearchParams({ email: ada.email, password: ada.password }).toString()}&b=` });

test.each([
  "x-application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded+json",
  "text/x; application/x-www-form-urlencoded",
  "application/json-application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "",
])("a body with an ambiguous type is refused: %j", async (type) => {
  const answer = await send(type, both());
  expect([answer.status, await answer.json()]).toMatchObject([415, { code: "unsupported_media_type" }]);
});

test("a type is the same in any case, and limits count the fields that are used", async () => {
  const json = JSON.stringify({ email: ada.email, password: ada.password });
  expect((await send("Application/JSON; charset=utf-8", json)).status).toBe(200);
  const form = new URLSearchParams({ email: ada.email, password: ada.password }).toString();
  expect((await send("APPLICATION/X-WWW-FORM-URLENCODED", form)).status).toBe(200);
  expect((await send("application/json", both())).status).toBe(400);
});

test("a repeated field is refused, so that a guess counts for the account it is made at", async () => {
  const twice = [
    ["application/json", `{"email":"nobody@example.com","email":"${ada.email}","password":"${ada.password}"}`],
    ["application/x-www-form-urlencoded", `email=nobody%40example.com&email=${ada.email}&password=a+wrong+guess`],
  ] as const;
  for (const [type, body] of twice) {
    const answer = await send(type, body);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("repeated")]);
  }
});
