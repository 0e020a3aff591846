import { decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import { signUp, sharedPerson, tokenFor } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import { claimsOf } from "~/testing/people/tokens";

describe("a Bearer token from /api/auth/token", () => {
  test("carries exactly the claims that are promised", async () => {
    const ada = await signUp({ name: "Ada" });
    const claims = claimsOf(ada);
    const { origin } = ada.server.runtime;
    expect(claims).toEqual({
      sub: ada.userId,
      email: ada.email,
      name: "Ada",
      role: "user",
      sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: expect.any(Number),
      exp: expect.any(Number),
      iss: origin,
      aud: origin,
    });
    expect(decodeProtectedHeader(ada.token)).toEqual({ alg: "EdDSA", kid: expect.any(String) });
  });

  test("names the session it was minted for, and no session's token", async () => {
    const ada = await signUp();
    const session = await ada.server.fetch("/api/auth/get-session", { headers: { cookie: ada.cookie } });
    expect(await session.json()).toMatchObject({ session: { id: claimsOf(ada)["sid"] } });
  });

  test("lives 15 minutes at most, and as briefly as is configured", async () => {
    const { iat = 0, exp = 0 } = claimsOf(await sharedPerson());
    expect(exp - iat).toBe(900);
    const server = await startServer({ ACCESS_TOKEN_TTL: "30" });
    const brief = claimsOf(await signUp({ server }));
    expect((brief.exp ?? 0) - (brief.iat ?? 0)).toBe(30);
    await server.close();
  });

  test("names a key that anyone can look up", async () => {
    const ada = await sharedPerson();
    const { keys } = await (await ada.server.fetch("/api/auth/jwks")).json();
    expect(keys.map(({ kid }: { kid: string }) => kid)).toContain(decodeProtectedHeader(ada.token).kid);
  });

  test("is for signed-in users, and for no one else", async () => {
    const ada = await sharedPerson();
    for (const headers of [{}, { cookie: "keel.session_token=x.y" }, { authorization: `Bearer ${ada.token}` }]) {
      const answer = await ada.server.fetch("/api/auth/token", { headers: new Headers(Object.entries(headers)) });
      expect(answer.status).toBe(401);
    }
  });

  test("is never given to a script of a page, wherever it comes from and however it writes the address", async () => {
    const ada = await sharedPerson();
    const paths = ["token", "token/", "token?x=1", "%74oken", "./token", "x/../token", "TOKEN", "/token", "token%2f"];
    for (const site of ["same-origin", "same-site", "cross-site", "none"]) {
      for (const path of paths) {
        const answer = await ada.server.fetch(`/api/auth/${path}`, {
          headers: { cookie: ada.cookie, "sec-fetch-site": site, "sec-fetch-mode": "cors" },
        });
        expect([403, 404]).toContain(answer.status);
        expect(await answer.text()).not.toMatch(/ey[\w-]+\.ey/);
      }
    }
    expect(await tokenFor(ada.cookie, ada.server)).toMatch(/^ey/);
  });
});
