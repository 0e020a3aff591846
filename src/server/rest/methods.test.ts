import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startHttpServer, type HttpServer } from "~/testing/server/http";
import { signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";

const task = "/api/tasks/0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
const allowed: Record<string, string> = {
  "/api": "GET, HEAD, OPTIONS",
  "/api/openapi.json": "GET, HEAD, OPTIONS",
  "/api/docs": "GET, HEAD, OPTIONS",
  "/api/tasks": "GET, HEAD, PATCH, POST, OPTIONS",
  [task]: "GET, HEAD, PATCH, PUT, DELETE, OPTIONS",
  [`${task}/complete`]: "PATCH, OPTIONS",
  [`${task}/restore`]: "POST, OPTIONS",
  "/api/trpc/tasks.list": "GET, HEAD, POST, OPTIONS",
  "/healthz": "GET, HEAD, OPTIONS",
  "/readyz": "GET, HEAD, OPTIONS",
};

describe.each(Object.entries(allowed))("%s", (path, allow) => {
  test(`allows ${allow}, and says so`, async () => {
    const send = restAs(await signUp());
    const options = await send("OPTIONS", path);
    expect([options.status, options.headers.get("allow"), options.body]).toEqual([204, allow, undefined]);
    const candidates = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW"];
    for (const method of candidates.filter((candidate) => !allow.split(", ").includes(candidate))) {
      const { status, headers, body } = await send(method, path);
      expect([method, status, headers.get("allow")]).toEqual([method, 405, allow]);
      const problem = expect.objectContaining({ code: "method_not_allowed", status: 405 });
      expect(body).toEqual(method === "HEAD" ? undefined : problem);
    }
  });
});

test("HEAD answers the headers of GET without a body", async () => {
  const send = restAs(await signUp());
  const { id } = z.looseObject({ id: z.string() }).parse((await send("POST", "/api/tasks", { title: "t" })).body);
  await send("POST", "/api/tasks", { title: "u" });
  const one = await send("HEAD", `/api/tasks/${id}`);
  expect([one.status, one.headers.get("etag"), one.body]).toEqual([200, '"1"', undefined]);
  const page = await send("HEAD", "/api/tasks?limit=1");
  expect([page.status, page.headers.has("link"), page.body]).toEqual([200, true, undefined]);
});

test.each(["/api/", "/api/nothing", "/api/tasks/", `${task}/nothing`, "/api/Tasks"])(
  "%s is not there",
  async (path) => {
    const send = restAs(await signUp());
    expect(await send("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
  },
);

describe("over a real connection, where more is possible than fetch allows", () => {
  let server: HttpServer;
  beforeAll(async () => {
    server = await startHttpServer();
  });
  afterAll(() => server.stop());

  const statusOf = (method: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${server.origin}${path}`, { method }, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });

  test.each(["TRACE", "PROPFIND", "M-SEARCH", "PURGE"])(
    "%s is refused as a method that is not there",
    async (method) => {
      for (const path of Object.keys(allowed).filter((address) => address.startsWith("/api"))) {
        expect([path, await statusOf(method, path)]).toEqual([path, 405]);
      }
    },
  );
});
