import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const administration = eventsIn("administration");

export const mailEvents = [
  administration("mail.retried", "Sent an e-mail again", "Sending an e-mail again failed"),
  administration("mail.removed", "Deleted an e-mail", "Deleting an e-mail failed"),
];

export const mailsPermissions = ["mails.read", "mails.manage"] as const;

export const mailsLinks = [
  {
    navigation: "administration",
    href: "/admin/mail",
    label: "Mail",
    icon: "mail",
    order: 50,
    permission: "mails.read",
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    mails: typeof mailEvents;
  }
}

declare module "~/server/auth/permissions" {
  interface DeclaredPermissions {
    mails: typeof mailsPermissions;
  }
}
