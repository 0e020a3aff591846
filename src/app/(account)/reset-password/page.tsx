import type { Metadata } from "next";
import { ResetPasswordCard } from "~/features/account/components/sign-in/reset-password-card";
import { currentPrincipal } from "~/server/page-session";
import type { PageProps } from "../../page-props";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

export default async function ResetPasswordPage({ searchParams }: PageProps) {
  const [token] = [(await searchParams)["token"]].flat();
  return <ResetPasswordCard token={token} isSignedIn={(await currentPrincipal()) !== undefined} />;
}
