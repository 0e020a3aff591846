import { admin } from "better-auth/plugins";
import { beforeAll, describe, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { openConnection } from "~/testing/database/database";
import { postJson, type Person, signUp } from "~/testing/people/people";
import { testServer, type TestServer } from "~/testing/server/runtime";
import { authEndpoints } from "../api/auth-routes";

/** What the plugin brings, whatever the next version adds. */
const plugin = Object.values(admin().endpoints).map(({ path, options }) => ({
  path,
  method: [options.method].flat()[0],
}));

let server: TestServer;
let someone: Person;
let administrator: Person;

beforeAll(async () => {
  server = await testServer();
  administrator = await signUpAdmin();
  someone = await signUp();
});

test("the plugin's endpoints are all below /admin, and the app offers none of them", () => {
  expect(plugin.length).toBeGreaterThan(10);
  for (const { path } of plugin) expect(path).toMatch(/^\/admin\//);
  const offered = [...authEndpoints(server.runtime.auth).keys()];
  expect(offered.filter((path) => path.startsWith("/admin"))).toEqual([]);
});

describe.each(plugin)("$method /api/auth$path", ({ path, method }) => {
  const body = () => ({
    userId: someone.userId,
    role: "admin",
    newPassword: "a password of somebody else",
    data: { name: "Changed" },
    sessionToken: "x",
    email: "new@example.com",
    password: "a long enough password",
    name: "New",
    permissions: { user: ["list"] },
  });

  test.each([
    ["as it is", path],
    ["with a slash at the end", `${path}/`],
    ["with a slash too many", path.replace("/admin", "//admin")],
    ["percent-encoded", path.replace("/admin", "/%61dmin")],
    ["in capitals", path.replace("/admin", "/ADMIN")],
    ["by a detour", path.replace("/admin", "/x/../admin")],
  ])("is not there for an administrator, %s", async (_how, address) => {
    const headers = { cookie: administrator.cookie };
    const answer =
      method === "POST"
        ? await postJson(server, `/api/auth${address}`, body(), headers)
        : await server.fetch(`/api/auth${address}?id=${someone.userId}`, { headers });
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: "not_found" })]);
    const sql = openConnection(server.databaseUrl);
    const [row] = await sql`select name, role, banned from users where id = ${someone.userId}`;
    await sql.end();
    expect(row).toEqual({ name: someone.name, role: "user", banned: false });
  });
});
