import type { Metadata } from "next";
import { MailLinkCard } from "~/features/account/components/sign-in/mail-link-card";
import { VerificationForm } from "~/features/account/components/sign-in/resend-verification";
import { currentPrincipal, mailMode } from "~/server/page-session";
import type { PageProps } from "../../page-props";

export const metadata: Metadata = { title: "Confirm your e-mail address", robots: { index: false } };

export default async function VerifyEmailPage({ searchParams }: PageProps) {
  const [token] = [(await searchParams)["token"]].flat();
  const principal = await currentPrincipal();
  return (
    <MailLinkCard kind="verify-email" token={token} isSignedIn={principal !== undefined}>
      <VerificationForm mail={mailMode()} ownAddress={principal?.email} />
    </MailLinkCard>
  );
}
