import type { Metadata } from "next";
import { MailLinkCard } from "~/features/account/components/mail-link-card";
import { currentPrincipal } from "~/server/gate";

export const metadata: Metadata = { title: "Confirm your new e-mail address", robots: { index: false } };

export default async function ConfirmEmailChangePage({ searchParams }: PageProps<"/change-email/confirm">) {
  const [token] = [(await searchParams)["token"]].flat();
  return (
    <MailLinkCard kind="confirm-email-change" token={token} isSignedIn={(await currentPrincipal()) !== undefined} />
  );
}
