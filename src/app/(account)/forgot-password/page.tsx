import type { Metadata } from "next";
import { ForgotPasswordCard } from "~/features/account/components/forgot-password-card";
import { currentPrincipal, mailMode } from "~/server/gate";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ForgotPasswordPage() {
  return <ForgotPasswordCard mail={mailMode()} ownAddress={(await currentPrincipal())?.email} />;
}
