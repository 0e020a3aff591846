import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PageLink } from "~/server/operations/page-link";

type Link = Pick<PageLink, "navigation" | "href">;

/** Where the pages of each navigation are, and at which address. */
const places = {
  lists: { folder: "(tasks)", address: "" },
  settings: { folder: "(settings)/settings", address: "/settings" },
  administration: { folder: "admin", address: "/admin" },
} as const satisfies Record<PageLink["navigation"], { folder: string; address: string }>;

/** Returns which pages below `app` no feature links to, and which links lead nowhere, as the files and lines to add. */
export function pageLinkFaults(app: string, links: readonly Link[]): string[] {
  const unlinked = Object.entries(places).flatMap(([navigation, { folder, address }]) =>
    readdirSync(join(app, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(app, folder, entry.name, "page.tsx")))
      .map(({ name }) => `${address}/${name}`)
      .filter((href) => !links.some((link) => link.href === href))
      .map(
        (href) =>
          `Add to links in the feature's src/features/*/declarations.ts: { navigation: "${navigation}", href: "${href}", label: …, icon: …, order: … }`,
      ),
  );
  const broken = links.flatMap(({ navigation, href }) => {
    const { folder, address } = places[navigation];
    const page = join(app, folder, href.slice(address.length), "page.tsx");
    return href.startsWith(address) && existsSync(page) ? [] : [`Add ${page}: the page that ${href} leads to`];
  });
  return [...unlinked, ...broken];
}
