import { afterEach, beforeEach, expect, test } from "vitest";
import { testServer } from "~/testing/server/runtime";
import { handleApiRoute, closeApiRoute } from "./api-route";

beforeEach(async () => {
  globalThis.keelRuntime = (await testServer()).runtime;
});
afterEach(() => {
  globalThis.keelApiRoute = undefined;
  globalThis.keelRuntime = undefined;
});

const ask = () => handleApiRoute(new Request("http://localhost:3000/api"));

test("the route makes one API, and keeps it", async () => {
  expect((await ask()).status).toBe(200);
  const made = globalThis.keelApiRoute;
  expect((await ask()).status).toBe(200);
  expect([made, globalThis.keelApiRoute]).toEqual([expect.objectContaining({ api: expect.any(Function) }), made]);
});

test("an API whose code was reloaded replaces the previous one", async () => {
  const stale = { api: () => new Response(null, { status: 418 }), madeBy: () => () => new Response() };
  globalThis.keelApiRoute = stale;
  expect((await ask()).status).toBe(200);
  expect(globalThis.keelApiRoute).not.toBe(stale);
});

test("where the process serves the API itself, the route has nothing", async () => {
  closeApiRoute();
  const answer = await ask();
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: "not_found" }]);
});
