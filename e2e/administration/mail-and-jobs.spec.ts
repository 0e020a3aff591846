import { join } from "node:path";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { type MailServer, startMailServer } from "../../src/testing/mail/mail-server";
import { expect, test as base } from "../pages/admins";
import { expectNoViolations } from "../setup/axe";
import { inside, type Place } from "../setup/installation";
import { patience } from "../setup/patience";
import type { Person } from "../pages/people";
import { startStoryApp } from "../story-app";

interface Installation extends Place {
  mailServer: MailServer;
  /** A connection to its database as the owner. */
  sql: postgres.Sql;
}

/** The app of the other stories has no mail server. */
const test = base.extend<object, { installation: Installation }>({
  installation: [
    async ({ browserName: _browser }, use, { project, workerIndex }) => {
      const mailServer = await startMailServer();
      const app = await startStoryApp({
        logFile: join(project.outputDir, `mail-${workerIndex}.log`),
        environment: { SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`, MAIL_FROM: "keel@mail.example.com" },
      });
      const { sql } = await inside(app.directory);
      await use({ ...app, mailServer, sql });
      await sql.end();
      await app.stop();
      await mailServer.stop();
    },
    { scope: "worker", timeout: patience.app },
  ],
  origin: async ({ installation }, use) => use(installation.origin),
  place: async ({ installation }, use) => use(installation),
});

/** Causes a mail to a user. */
async function forgetPassword(page: Page, origin: string, { email }: Person): Promise<void> {
  const url = `${origin}/api/auth/request-password-reset`;
  const response = await page.request.post(url, { data: { email }, headers: { origin } });
  expect(response.status()).toBe(200);
}

// In order, because they share the installation.
test.describe.configure({ mode: "default" });

test("failed mail shows the mail server's answer, is retried with a reason, and arrives", async ({
  page,
  admin,
  meet,
  installation: { origin, mailServer, sql },
}) => {
  test.slow();
  const { person } = await meet("Grace Hopper");
  await sql`delete from mails`;
  mailServer.unknown.add(person.email);
  await page.goto("/admin/mail?status=dead");
  await expect(page.getByText("No failed mail")).toBeVisible();
  await expectNoViolations(page);
  await forgetPassword(page, origin, person);
  const entry = page.getByRole("listitem").filter({ hasText: person.email });
  await expect(async () => {
    await page.reload();
    await expect(entry).toContainText("Failed", { timeout: patience.look });
  }).toPass();
  await expect(entry).toContainText("1 attempt: This address cannot be written to. (550 No such mailbox)");
  await expectNoViolations(page);

  await entry.getByRole("button", { name: "Send again" }).click();
  await admin.reason.fill("  ");
  await admin.dialog.getByRole("button", { name: "Send again" }).click();
  await expect(admin.reason).toHaveAccessibleDescription(/Enter a reason/);
  mailServer.unknown.delete(person.email);
  await admin.reason.fill("The mailbox is there now");
  await admin.dialog.getByRole("button", { name: "Send again" }).click();
  await expect(admin.notifications).toContainText("Sending again.");
  await expect(entry).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Mail", exact: true })).toBeFocused();
  // A job sends it, which may have to wait on a busy machine.
  await expect
    .poll(() => mailServer.received.map(({ to }) => JSON.stringify(to)))
    .toContainEqual(expect.stringContaining(person.email));
  await page.getByRole("link", { name: "Sent", exact: true }).click();
  await expect(entry).toContainText("sent");
  await page.goto("/admin/audit?group=administration");
  const event = page.getByRole("listitem").filter({ hasText: "Sent an e-mail again" });
  await expect(event).toContainText("The mailbox is there now");
});

test("failed mail is deleted with a reason, once the server can be reached", async ({
  page,
  admin,
  meet,
  allowErrors,
  installation: { origin, mailServer, sql },
}) => {
  allowErrors(/ERR_FAILED|status of 404/);
  const { person } = await meet("Grace Hopper");
  await sql`delete from mails`;
  mailServer.unknown.add(person.email);
  await forgetPassword(page, origin, person);
  await expect(async () => {
    await page.goto("/admin");
    await expect(page.getByText("You can send it again.")).toBeVisible({ timeout: patience.look });
  }).toPass();
  await page.getByRole("link", { name: "Failed mail" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: person.email });
  await entry.getByRole("button", { name: "Delete" }).click();
  await page.route("**/api/trpc/mails.remove*", (route) => route.abort(), { times: 1 });
  await admin.reason.fill("Nobody reads there");
  await admin.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(admin.dialog.getByRole("alert")).toContainText("The server cannot be reached.");
  await admin.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(admin.notifications).toContainText("Mail deleted.");
  await expect(page.getByText("No failed mail")).toBeVisible();
  await page.goto("/admin/audit?group=administration");
  await expect(page.getByRole("listitem").filter({ hasText: "Deleted an e-mail" })).toContainText("Nobody reads there");
});

test("a list that cannot be loaded says so beside the navigation, and Retry loads it", async ({
  page,
  admin: _administrator,
  allowErrors,
  installation: { sql },
}) => {
  allowErrors(/status of 500|React error #441/);
  await sql`alter table mails rename to mails_away`;
  try {
    await page.goto("/admin/mail");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page could not be shown");
    await expect(page.getByRole("navigation", { name: "Administration" })).toBeVisible();
    await expectNoViolations(page);
  } finally {
    await sql`alter table mails_away rename to mails`;
  }
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mail");
});

test("a failed job is shown, started with a reason, and shown as done", async ({
  page,
  admin,
  allowErrors,
  installation: { sql },
}) => {
  allowErrors(/ERR_FAILED/);
  const job = page
    .getByRole("region", { name: "Scheduled" })
    .getByRole("listitem")
    .filter({ hasText: "Delete old mail" });
  const start = async (reason: string) => {
    await job.getByRole("button", { name: "Start" }).click();
    await admin.reason.fill(reason);
    await admin.dialog.getByRole("button", { name: "Start" }).click();
  };
  await expect(async () => {
    await page.goto("/admin/jobs");
    await expect(job).toContainText("Done", { timeout: patience.look });
  }).toPass();
  await expectNoViolations(page);

  await sql`alter table mails rename to mails_away`;
  try {
    await start("The table is full");
    await expect(admin.notifications).toContainText("“Delete old mail” starts within seconds.");
    await expect(job).toContainText("Failed");
  } finally {
    await sql`alter table mails_away rename to mails`;
  }
  await expectNoViolations(page);
  await page.route("**/api/trpc/jobs.start*", (route) => route.abort(), { times: 1 });
  await start(" ");
  await expect(admin.reason).toHaveAccessibleDescription(/Enter a reason/);
  await admin.reason.fill("The table is back");
  await admin.dialog.getByRole("button", { name: "Start" }).click();
  await expect(admin.dialog.getByRole("alert")).toContainText("The server cannot be reached.");
  await admin.dialog.getByRole("button", { name: "Start" }).click();
  await expect(job).toContainText("Done");
  await page.goto("/admin/audit?group=administration");
  const events = page.getByRole("listitem").filter({ hasText: "Started a job" });
  await expect(events).toHaveText([/The table is back/, /The table is full/]);
});
