import type { Metadata } from "next";
import { SettingsPage } from "~/features/account/components/settings-page";
import { SignInMethodsCard } from "~/features/account/components/sign-in-methods-card";
import { FactorCards } from "~/features/security/components/factor-cards";
import { signInMethods } from "~/server/gate";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage({ searchParams }: PageProps<"/settings/security">) {
  await requirePrincipal("/settings/security");
  const { linked, error } = await searchParams;
  return (
    <SettingsPage title="Security">
      <FactorCards />
      <SignInMethodsCard hasGoogle={signInMethods().google} linked={linked === "google"} error={[error].flat()[0]} />
    </SettingsPage>
  );
}
