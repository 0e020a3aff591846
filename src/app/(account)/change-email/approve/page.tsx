import type { Metadata } from "next";
import { MailLinkCard } from "~/features/account/components/mail-link-card";
import { currentPrincipal } from "~/server/gate";

export const metadata: Metadata = { title: "Change your e-mail address", robots: { index: false } };

export default async function ApproveEmailChangePage({ searchParams }: PageProps<"/change-email/approve">) {
  const [token] = [(await searchParams)["token"]].flat();
  return (
    <MailLinkCard kind="approve-email-change" token={token} isSignedIn={(await currentPrincipal()) !== undefined} />
  );
}
