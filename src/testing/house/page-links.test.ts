import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Feature } from "~/server/operations/feature";
import { features } from "~/server/router";
import { pageLinkFaults } from "./page-links";

const links = Object.values(features).flatMap((feature: Feature) => feature.links);

test("every page of the lists, the settings and the administration is linked by the feature it belongs to", () => {
  expect(pageLinkFaults("src/app", links)).toEqual([]);
});

test("links of one navigation have addresses and places of their own", () => {
  expect(new Set(links.map(({ href }) => href)).size).toBe(links.length);
  expect(new Set(links.map(({ navigation, order }) => `${navigation} ${order}`)).size).toBe(links.length);
});

test("a page without a link, and a link without a page, are named with what to add", () => {
  const app = mkdtempSync(join(tmpdir(), "keel-links-"));
  onTestFinished(() => rmSync(app, { recursive: true }));
  for (const folder of ["(tasks)/notes", "(settings)/settings/billing", "admin/plans"]) {
    mkdirSync(join(app, folder), { recursive: true });
    writeFileSync(join(app, folder, "page.tsx"), "");
  }
  expect(pageLinkFaults(app, [{ navigation: "administration", href: "/admin/coupons" }])).toEqual([
    `Add to links in the feature's src/features/*/declarations.ts: { navigation: "lists", href: "/notes", label: …, icon: …, order: … }`,
    `Add to links in the feature's src/features/*/declarations.ts: { navigation: "settings", href: "/settings/billing", label: …, icon: …, order: … }`,
    `Add to links in the feature's src/features/*/declarations.ts: { navigation: "administration", href: "/admin/plans", label: …, icon: …, order: … }`,
    `Add ${app}/admin/coupons/page.tsx: the page that /admin/coupons leads to`,
  ]);
});
