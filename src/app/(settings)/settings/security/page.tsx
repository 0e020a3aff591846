import type { Metadata } from "next";
import { SettingsPage } from "~/features/account/components/settings-page";
import { FactorCards } from "~/features/security/components/factor-cards";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  await requirePrincipal("/settings/security");
  return (
    <SettingsPage title="Security">
      <FactorCards />
    </SettingsPage>
  );
}
