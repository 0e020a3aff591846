import type { PageLink } from "~/server/operations/page-link";

export const sessionsLinks = [
  {
    navigation: "settings",
    href: "/settings/sessions",
    label: "Sessions",
    about: "Where you are signed in",
    icon: "monitor-smartphone",
    order: 30,
  },
] as const satisfies PageLink[];
