import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../pages/admins";
import { expectNoViolations } from "../setup/axe";

test.use({ signsUp: true });

const eventsOf = (page: Page) => page.getByRole("main").getByRole("listitem");

test("the audit trail is searched and filtered, and shows who did what to whom, and why", async ({
  page,
  admin,
  me,
  meet,
}) => {
  const { person } = await meet("Grace Hopper");
  await admin.find(person);
  await admin.act("Ban", "Sends unwanted mail");
  await page.goto("/admin/audit");
  await page.getByLabel("User, request or address").fill(person.email);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/search=grace/);
  await expect(page.getByLabel("User, request or address")).toHaveValue(person.email);
  await expect(eventsOf(page)).toHaveText([/Banned by an administrator/, /Signed in/, /Created the account/]);
  const ban = eventsOf(page).first();
  await expect(ban).toContainText(`Account${person.email}`);
  await expect(ban).toContainText(`By${me.email}`);
  await expect(ban).toContainText("ReasonSends unwanted mail");

  await page.getByLabel("Type", { exact: true }).selectOption("Account");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(eventsOf(page)).toHaveText([/Created the account/]);
  await page.getByLabel("Until (UTC)").fill("2020-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Nothing found")).toBeVisible();
  await expectNoViolations(page);
});

test("an address with unknown filters says so, and shows the rest", async ({ page, admin: _admin, me }) => {
  const search = `search=${encodeURIComponent(me.email)}`;
  await page.goto(`/admin/audit?${search}&group=nonsense&from=yesterday`);
  await expect(page.getByText("Part of this link was not understood")).toBeVisible();
  await expect(eventsOf(page)).not.toHaveCount(0);
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Clean up the link" }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/audit\\?${search}$`));
  await expect(page.getByText("Part of this link was not understood")).toHaveCount(0);
});

test("the shown events are exported as CSV and as JSON Lines, and the export is an event itself", async ({
  page,
  admin,
  me,
  allowErrors,
}) => {
  allowErrors(/ERR_FAILED/);
  await page.goto(`/admin/audit?search=${encodeURIComponent(me.email)}&group=account`);
  const save = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  const csv = await save("CSV");
  expect(csv.name).toBe("audit-trail.csv");
  const [names, event, ...rest] = csv.text.trimEnd().split("\r\n");
  expect(names).toBe("id,at,kind,outcome,userId,actorId,reason,address,userAgent,requestId,serverRequestId,details");
  expect(event).toContain(",account.created,success,");
  expect(rest).toEqual([]);
  const lines = await save("JSON Lines");
  expect(lines.name).toBe("audit-trail.jsonl");
  expect(JSON.parse(lines.text)).toMatchObject({ kind: "account.created", outcome: "success" });

  await page.route("**/api/trpc/auditEvents.export*", (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: "CSV" }).click();
  await expect(admin.notifications).toContainText("The audit trail could not be exported.");
  await page.goto(`/admin/audit?search=${encodeURIComponent(me.email)}&group=administration`);
  const exports = eventsOf(page).filter({ hasText: "Exported the audit trail" });
  await expect(exports).toHaveText([/Formatjsonl/, /Formatcsv/]);
});
