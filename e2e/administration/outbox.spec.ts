import { TOTP, URI } from "otpauth";
import { z } from "zod";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { patience } from "../setup/patience";

const begun = z.object({ totpURI: z.string() });

test(
  "without a mail server, mail is read in the outbox",
  { tag: "@phone" },
  async ({ page, context, origin, me, allowErrors }) => {
    // The test's own script in every frame: the mail has no scripts.
    allowErrors(/^Blocked script execution in 'about:srcdoc'/);
    const post = async (path: string, data: object) => {
      const answer = await context.request.post(`${origin}/api/auth/two-factor/${path}`, { data, headers: { origin } });
      expect(answer.status()).toBe(200);
      return answer;
    };
    const { totpURI } = begun.parse(await (await post("enable", { password: me.password })).json());
    const authenticator = URI.parse(totpURI);
    if (!(authenticator instanceof TOTP)) throw new Error(totpURI);
    await post("verify-totp", { code: authenticator.generate() });

    const entry = page.getByRole("listitem").filter({ hasText: me.email });
    await expect(async () => {
      await page.goto("/outbox");
      await expect(entry.first()).toBeVisible({ timeout: patience.look });
    }).toPass();
    await expectNoViolations(page);

    await entry.getByRole("link", { name: "The security of your account was changed" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The security of your account was changed");
    const words = "Two-step sign-in is now on for your account.";
    await expect(page.frameLocator("iframe").getByText(words)).toBeVisible();
    await expect(page.locator("pre")).toContainText(words);
    await page.getByRole("link", { name: "Outbox" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Outbox");
  },
);

test("a visitor behind a proxy has no outbox, and a missing mail is not found", async ({
  page,
  request,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of 404/);
  const passedOn = await request.get(`${origin}/outbox`, { headers: { "x-forwarded-for": "203.0.113.7" } });
  expect(passedOn.status()).toBe(404);
  await page.goto("/outbox/0195d0d0-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});
