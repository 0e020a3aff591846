import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { viewAt } from "~/features/tasks/list/views";

const picture = z.object({ src: z.string(), sizes: z.string(), type: z.literal("image/png") });
const icon = picture.extend({ purpose: z.literal("maskable").optional() });
const manifest = z
  .object({
    start_url: z.string(),
    theme_color: z.string(),
    background_color: z.string(),
    icons: z.array(icon),
    shortcuts: z.array(z.object({ name: z.string(), url: z.string(), icons: z.array(icon) })),
    screenshots: z.array(picture.extend({ form_factor: z.enum(["wide", "narrow"]), label: z.string().min(1) })),
  })
  .parse(JSON.parse(readFileSync("public/manifest.webmanifest", "utf8")));

/** Returns the size of a PNG file as the manifest writes it (https://www.w3.org/TR/png-3/#11IHDR). */
function sizeOf(path: string): string {
  const content = readFileSync(path);
  expect(content.subarray(1, 4).toString("latin1")).toBe("PNG");
  return `${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`;
}

test("every picture that the manifest names is there, in the size that it says", () => {
  const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
  for (const { src, sizes } of pictures) expect([src, sizeOf(join("public", src))]).toEqual([src, sizes]);
  expect(sizeOf("src/app/apple-icon.png")).toBe("180x180");
});

test("the manifest has what browsers require of an installable app", () => {
  const plain = manifest.icons.filter(({ purpose }) => purpose === undefined);
  expect(plain.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  expect(manifest.screenshots.map((shot) => shot.form_factor).sort()).toEqual(["narrow", "wide"]);
});

test("the app and its shortcuts open lists, which also open without the server", () => {
  const opened = [manifest.start_url, ...manifest.shortcuts.map(({ url }) => url)];
  for (const url of opened) expect([url, viewAt(url.split("?")[0] ?? "")?.path]).toEqual([url, url.split("?")[0]]);
});

test("the manifest has the colours of the pages in the light theme", () => {
  const layout = readFileSync("src/app/layout.tsx", "utf8");
  expect(layout).toContain(`{ media: "(prefers-color-scheme: light)", color: "${manifest.theme_color}" }`);
  expect(manifest.background_color).toBe(manifest.theme_color);
});
