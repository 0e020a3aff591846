import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";

/** Content that would run, send requests or break the layout, if any view treated it as more than text. */
const hostile = [
  `<img src=x onerror="window.ran='img'">`,
  `<script>window.ran='script'</script>`,
  `"><svg onload="window.ran='svg'">`,
  `javascript:window.ran='link'`,
  `</script><script>window.ran='breakout'</script>`,
  `<iframe srcdoc="<script>parent.ran='frame'</script>">`,
  "{{constructor.constructor('window.ran=1')()}}",
  "\u202Egnp.exe <b>bold</b> &lt;b&gt;",
];
const views = ["/tasks?completed=all", "/today", "/upcoming", "/completed", "/trash", "/tasks?search=<b>bold"];

test("no content of a task ever runs, in any view", async ({ page, tasks, api, context }) => {
  test.slow();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const requested: string[] = [];
  context.on("request", (request) => requested.push(request.url()));

  for (const [index, text] of hostile.entries()) {
    const tags = [text.slice(0, 50).replaceAll(",", " ")];
    const task = await api.tasks.create.mutate({ title: text, description: text, tags, dueOn: dayFromNow(0) });
    if (index % 4 === 1) await api.tasks.setCompleted.mutate({ id: task.id, completed: true });
    if (index % 4 === 2) await api.tasks.delete.mutate({ id: task.id });
  }
  const ran = () => page.evaluate(() => Reflect.get(window, "ran") ?? null);

  for (const view of views) {
    await page.goto(view);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect([view, await ran()]).toEqual([view, null]);
  }
  await page.goto("/tasks");
  await tasks.open(hostile[0] ?? "");
  await expect(tasks.field("Description")).toHaveValue(hostile[0] ?? "");
  expect(await ran()).toBeNull();
  expect(dialogs).toEqual([]);
  const { origin } = new URL(page.url());
  expect(requested.filter((url) => !url.startsWith(origin) && !url.startsWith("data:"))).toEqual([]);
});

test("a page's policy lets no inline script run, not even an injected one", async ({
  page,
  me: _signedIn,
  allowErrors,
}) => {
  allowErrors(/Content Security Policy/);
  const answer = await page.goto("/today");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 'inline'";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", `<img src="data:," onerror="window.ran = 'handler'">`);
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "ran") ?? null)).toBeNull();
});

test("only a page of the same origin may frame a page, and every response declares its type", async ({ page }) => {
  for (const path of ["/", "/sign-in", "/not-there", "/icon.svg", "/api", "/api/nowhere", "/healthz"]) {
    const headers = (await page.request.get(path)).headers();
    expect([path, headers["x-content-type-options"], headers["x-frame-options"]]).toEqual([path, "nosniff", "DENY"]);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});
