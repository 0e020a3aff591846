import type { Metadata } from "next";
import Link from "next/link";
import { MailLinkCard } from "~/features/account/components/sign-in/mail-link-card";
import { currentPrincipal } from "~/server/page-session";
import { buttonClass } from "~/ui/button";
import type { PageProps } from "../../../page-props";

export const metadata: Metadata = { title: "Change your e-mail address", robots: { index: false } };

export default async function ApproveEmailChangePage({ searchParams }: PageProps) {
  const [token] = [(await searchParams)["token"]].flat();
  return (
    <MailLinkCard kind="approve-email-change" token={token} isSignedIn={(await currentPrincipal()) !== undefined}>
      <Link href="/settings" className={buttonClass({ variant: "primary", size: "lg" })}>
        Go to your settings
      </Link>
    </MailLinkCard>
  );
}
