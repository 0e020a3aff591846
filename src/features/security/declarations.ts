import type { PageLink } from "~/server/operations/page-link";

export const securityLinks = [
  {
    navigation: "settings",
    href: "/settings/security",
    label: "Security",
    about: "Password, e-mail address, two-step sign-in, passkeys",
    icon: "shield-check",
    order: 20,
  },
] as const satisfies PageLink[];
