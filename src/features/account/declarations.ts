import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const account = eventsIn("account");

export const accountEvents = [account("account.exported", "Exported the account's data", "The export failed")];

export const accountLinks = [
  {
    navigation: "settings",
    href: "/settings/profile",
    label: "Profile",
    about: "Your name",
    icon: "user-round",
    order: 10,
  },
  {
    navigation: "settings",
    href: "/settings/data",
    label: "Your data",
    about: "Export, account deletion",
    icon: "database",
    order: 50,
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    accountFeature: typeof accountEvents;
  }
}
