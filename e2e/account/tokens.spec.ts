import { expect, test } from "../setup/fixtures";

const jwt = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/;

test("scripts can read no token: not from cookies, from storage, or from a response", async ({
  page,
  tasks,
  account,
  context,
  api,
  me,
}) => {
  await context.clearCookies();
  const bodies: { url: string; text: string }[] = [];
  // The stream of changes has numbers alone, and no end.
  await page.route(/^(?!.*\/sync\.live)/, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    bodies.push({ url: response.url(), text: await response.text() });
    await route.fulfill({ response });
  });
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/\/today$/);
  await tasks.goTo("All tasks");
  await tasks.add("Look for tokens");
  await tasks.open("Look for tokens");
  await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(1);
  await context.clearCookies({ name: /session_data$/ });
  await page.reload();
  await tasks.expectTitles(["Look for tokens"]);
  await tasks.closePanel();
  await tasks.add("Once more");
  await tasks.expectTitles(["Once more", "Look for tokens"]);
  await expect.poll(async () => (await context.cookies()).filter(({ value }) => jwt.test(value)).length).toBe(1);
  await page.unrouteAll({ behavior: "wait" });

  const cookies = await context.cookies();
  const secrets = cookies.filter(({ name }) => /session/.test(name));
  expect(secrets.map(({ httpOnly }) => httpOnly)).toEqual(secrets.map(() => true));
  expect(secrets).toHaveLength(2);

  const readable = await page.evaluate(() => {
    const stored = [localStorage, sessionStorage].map((storage) => Object.entries(storage));
    return JSON.stringify([document.cookie, stored, document.documentElement.outerHTML]);
  });
  expect(readable).not.toMatch(jwt);
  for (const { value } of secrets) expect(readable).not.toContain(value.split(".")[0]);

  expect(bodies.map(({ url }) => new URL(url).pathname)).toContain("/api/auth/sign-in/email");
  for (const { url, text } of bodies) {
    expect(text, url).not.toMatch(jwt);
    for (const { value } of secrets) expect(text, url).not.toContain(decodeURIComponent(value).split(".")[0]);
  }
});

test("a script of the page is refused a token", async ({ page, tasks, allowErrors }) => {
  allowErrors(/status of 403 .*\/api\/auth\/token/);
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  const answer = await page.evaluate(async () => {
    const response = await fetch("/api/auth/token");
    return { status: response.status, text: await response.text() };
  });
  expect(answer.status).toBe(403);
  expect(answer.text).not.toMatch(jwt);
});
