import type { Metadata } from "next";
import { ForgotPasswordCard } from "~/features/account/components/sign-in/forgot-password-card";
import { currentPrincipal, mailMode } from "~/server/page-session";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ForgotPasswordPage() {
  return <ForgotPasswordCard mail={mailMode()} ownAddress={(await currentPrincipal())?.email} />;
}
