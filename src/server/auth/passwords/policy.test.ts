import { describe, expect, test } from "vitest";
import { mailTo } from "~/testing/mail/mailbox";
import { newEmail, postJson, signUp } from "~/testing/people/people";
import { testServer } from "~/testing/server/runtime";
import { faultOfPassword } from "./policy";

const nobody: string[] = [];

describe("a password", () => {
  test.each([
    "correct horse battery",
    "🌱🌲🌳🌴🌵🌾🌿🍀",
    "ключ от квартиры",
    "        a gap",
    "x7".repeat(64),
    "ｆｕｌｌｗｉｄｔｈ ｗｏｒｄｓ",
  ])("can be any text: %s", async (password) => {
    expect(await faultOfPassword(password, nobody)).toBeUndefined();
  });

  test.each([
    ["", "PASSWORD_TOO_SHORT"],
    ["1234567", "PASSWORD_TOO_SHORT"],
    ["🌱🌲🌳🌴🌵🌾🌿", "PASSWORD_TOO_SHORT"],
    // Two code points that NFKC makes one of, eight times.
    ["e\u0301".repeat(7), "PASSWORD_TOO_SHORT"],
    ["x7".repeat(65), "PASSWORD_TOO_LONG"],
    ["🌱".repeat(129), "PASSWORD_TOO_LONG"],
    ["password", "PASSWORD_TOO_COMMON"],
    ["PASSWORD", "PASSWORD_TOO_COMMON"],
    ["ｐａｓｓｗｏｒｄ", "PASSWORD_TOO_COMMON"],
    ["12345678", "PASSWORD_TOO_COMMON"],
    ["qwertyuiop", "PASSWORD_TOO_COMMON"],
    ["zzzzzzzzzzzz", "PASSWORD_TOO_COMMON"],
    ["z z z z z z z", "PASSWORD_TOO_COMMON"],
    ["zZ\u200Bzz\u00A0zzz", "PASSWORD_TOO_COMMON"],
  ])("%j is refused: %s", async (password, fault) => {
    expect(await faultOfPassword(password, nobody)).toBe(fault);
  });

  test.each([
    [" ".repeat(8)],
    [" ".repeat(12)],
    ["\u00A0".repeat(8)],
    ["   \t   \t"],
    ["\u3000\u2003".repeat(6)],
    ["\u200B\u200C".repeat(6)],
    ["\u200D\uFEFF\u2060\u00AD".repeat(3)],
    ["\u3164\uFFA0\u115F\u1160".repeat(3)],
    ["\u2800".repeat(8)],
    ["\u202E\u2066\u061C ".repeat(3)],
    ["\uFE0F\u{E0020}\u{E0100}".repeat(4)],
    ["\u0001\u007F\u0085".repeat(3)],
    ["\r\n".repeat(6)],
  ])("that is nothing but blanks is none: %j", async (password) => {
    expect(await faultOfPassword(password, nobody)).toBe("PASSWORD_IS_BLANK");
  });

  test("is not the name or the address of who chooses it", async () => {
    const own = ["Ada Lovelace", "ada.lovelace@example.com"];
    for (const password of ["ada lovelace", "Ada.Lovelace@example.com", "ada.lovelace"]) {
      expect(await faultOfPassword(password, own)).toBe("PASSWORD_IS_OWN_DATA");
    }
    expect(await faultOfPassword("lovelace's engine", own)).toBeUndefined();
  });
});

describe("blanks are no password", () => {
  const blanks = [" ".repeat(12), "\u200B\u200C".repeat(6), "   \t   \t"];
  const refusal = { code: "PASSWORD_IS_BLANK" };

  test.each(blanks)(
    "when a user signs up, changes it, resets it, or confirms an address with a new one: %j",
    async (blank) => {
      const ada = await signUp();
      const { server, email, cookie, password } = ada;
      await postJson(server, "/api/auth/request-password-reset", { email });
      const tokenIn = async (kind: string) => (await mailTo(server, email, kind)).token;
      const choices: [string, object][] = [
        ["/sign-up/email", { name: "Ada", email: newEmail(), password: blank }],
        ["/change-password", { currentPassword: password, newPassword: blank }],
        ["/reset-password", { token: await tokenIn("reset-password"), newPassword: blank }],
        ["/verify-email", { token: await tokenIn("verify-email"), newPassword: blank }],
      ];
      for (const [path, body] of choices) {
        const answer = await postJson(server, `/api/auth${path}`, body, { cookie });
        expect([path, answer.status, await answer.json()]).toEqual([path, 400, expect.objectContaining(refusal)]);
      }
      expect((await postJson(server, "/api/auth/sign-in/email", { email, password })).status).toBe(200);
    },
  );
});

describe("signing up", () => {
  test.each(["json", "form"])("refuses a common password by name, sent as %s, and makes no account", async (kind) => {
    const server = await testServer();
    const fields = { name: "Ada", email: newEmail(), password: "iloveyou1" };
    const headers = { origin: server.runtime.origin, "content-type": "application/x-www-form-urlencoded" };
    const answer =
      kind === "json"
        ? await postJson(server, "/api/auth/sign-up/email", fields)
        : await server.fetch("/api/auth/sign-up/email", { method: "POST", headers, body: new URLSearchParams(fields) });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "PASSWORD_TOO_COMMON",
      errors: { password: [expect.any(String)] },
    });
    const { status } = await postJson(server, "/api/auth/sign-in/email", fields);
    expect(status).toBe(401);
  });

  test("takes a password by its characters: the same text in another normal form signs in", async () => {
    const server = await testServer();
    const person = { name: "Ada", email: newEmail(), password: "crème brûlée ﬁrst" };
    expect((await postJson(server, "/api/auth/sign-up/email", person)).status).toBe(200);
    const other = { email: person.email, password: person.password.normalize("NFKD") };
    expect((await postJson(server, "/api/auth/sign-in/email", other)).status).toBe(200);
  });
});
