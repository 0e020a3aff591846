import { expect, test } from "./fixtures";

test("a script of the page is refused a token", async ({ page, me, allowErrors }) => {
  expect(me.email).toContain("@");
  allowErrors(/status of 403 .*\/api\/auth\/token/, /status of 404/);
  await page.goto("/nowhere");
  const answer = await page.evaluate(async () => {
    const response = await fetch("/api/auth/token");
    return { status: response.status, text: await response.text() };
  });
  expect(answer.status).toBe(403);
  expect(answer.text).not.toContain("eyJ");
});
