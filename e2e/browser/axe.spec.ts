import { violationsOn } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

const document = (style: string, content: string) => `<!doctype html><html lang="en"><head><title>Planted</title>
  <style>:root { color-scheme: light dark } @media (prefers-color-scheme: dark) { ${style} }</style></head>
  <body><main><h1>Planted</h1>${content}</main></body></html>`;

test("a structural violation is found, and a colour violation in either theme", async ({ page }) => {
  await page.setContent(document("", "<p>Nothing is wrong here.</p>"));
  expect(await violationsOn(page)).toEqual([]);

  await page.setContent(
    document("", `<button></button><img src="data:,"><p style="color: #aaa; background: #fff">Too faint</p>`),
  );
  const names = (await violationsOn(page)).map((violation) => violation.split(":")[0]);
  expect(new Set(names)).toEqual(
    new Set(["button-name, light", "color-contrast, light", "image-alt, light", "color-contrast, dark"]),
  );

  await page.setContent(document(`p { color: #333; background: #111 }`, "<p>Too dark in the dark</p>"));
  expect((await violationsOn(page)).map((violation) => violation.split(":")[0])).toEqual(["color-contrast, dark"]);
});

test("a structural violation in the dark theme alone is found where every rule is checked", async ({ page }) => {
  const onlyInDark = "button { display: none } @media (prefers-color-scheme: dark) { button { display: block } }";
  await page.setContent(document("", "<button></button>").replace("</style>", `${onlyInDark}</style>`));
  expect(await violationsOn(page)).toEqual([]);
  const [found] = await violationsOn(page, { dark: "every rule" });
  expect(found).toMatch(/^button-name, dark/);
});
