import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpServer, startHttpServer } from "../../server/http";
import { signUp } from "../../people/people";

let server: HttpServer;
beforeAll(async () => {
  // Replaces a page: returns the Cookie header it would read.
  server = await startHttpServer({}, () => (request, response) => void response.end(request.headers.cookie ?? "none"));
});
afterAll(() => server.stop());

async function cookiesOfPage(cookie: string, path = "/today"): Promise<string> {
  return (await fetch(server.origin + path, { headers: { cookie } })).text();
}

test("a page gets the cookies of this product, and no others", async () => {
  const { cookie } = await signUp({ server });
  const others = Array.from({ length: 1000 }, (_, at) => `c${at}=${at}`).join("; ");
  expect(await cookiesOfPage(`${others}; ${cookie}; keel.theme=dark; __prerender_bypass=x`)).toBe(
    `${cookie}; keel.theme=dark`,
  );
  expect(await cookiesOfPage(others)).toBe("none");
  expect(await cookiesOfPage(others, "/icon.svg")).toBe("none");
});

test("a page gets no cookie that was sent with two values, and a limited number", async () => {
  expect(await cookiesOfPage("keel.theme=dark; keel.theme=light; keel.clock=x")).toBe("keel.clock=x");
  const many = Array.from({ length: 500 }, (_, at) => `keel.c${at}=${at}`).join("; ");
  expect((await cookiesOfPage(many)).split("; ")).toHaveLength(30);
});
