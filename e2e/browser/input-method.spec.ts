import { expect, test } from "../setup/fixtures";

test("no field acts on keys while an input method composes", async ({ page, tasks, api, context }) => {
  const { id } = await api.tasks.create.mutate({ title: "Alpha", description: "As it is" });
  const device = await context.newCDPSession(page);
  const compose = (text: string) =>
    device.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const press = async (key: string) => {
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await device.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: 229 });
    }
  };
  await page.goto("/tasks");
  await tasks.addField.focus();
  await compose("にほんご");
  await press("Enter");
  await expect(tasks.addField).toHaveValue("にほんご");
  await device.send("Input.insertText", { text: "日本語" });
  await tasks.addField.press("Enter");
  await tasks.expectTitles(["日本語", "Alpha"]);

  await tasks.search.focus();
  await compose("あるふぁ");
  await press("Enter");
  await page.waitForTimeout(400);
  await expect(page).toHaveURL(/\/tasks$/);
  await device.send("Input.insertText", { text: "Alpha" });
  await tasks.expectTitles(["Alpha"]);

  await page.goto(`/tasks?task=${id}`);
  const tag = await tasks.tagField();
  await tag.focus();
  await compose("しごと");
  for (const key of ["Enter", "Escape"]) await press(key);
  await expect(tasks.panel).toBeVisible();
  await expect(tag).toHaveValue("しごと");
  await device.send("Input.insertText", { text: "仕事" });
  await tag.press("Enter");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).tags).toEqual(["仕事"]);

  await tasks.field("Description").fill("");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("");
  await tasks.field("Description").focus();
  await compose("かきかけ");
  await press("Escape");
  await expect(tasks.panel).toBeVisible();
  await page.waitForTimeout(1200);
  expect((await api.tasks.byId.query({ id })).description).toBe("");
  await device.send("Input.insertText", { text: "書きかけ" });
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("書きかけ");
});
