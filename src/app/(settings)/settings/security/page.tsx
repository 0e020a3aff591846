import type { Metadata } from "next";
import { CredentialCards } from "~/features/account/components/settings/credential-cards";
import { SettingsPage } from "~/features/account/components/settings/settings-page";
import { SignInMethodsCard } from "~/features/account/components/settings/sign-in-methods-card";
import { AdminFactorNotice } from "~/features/security/components/admin-factor-notice";
import { FactorCards } from "~/features/security/components/factor-cards";
import { isSecondFactorMissing, mailMode, signInMethods } from "~/server/page-session";
import { prefetchForBrowser } from "../../../prefetch";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage({ searchParams }: PageProps<"/settings/security">) {
  await requirePrincipal("/settings/security");
  const { linked, error } = await searchParams;
  const { trpc, HydrateClient } = await prefetchForBrowser();
  await trpc.account.signInMethods.prefetch();
  return (
    <SettingsPage title="Security">
      {(await isSecondFactorMissing()) && <AdminFactorNotice />}
      <HydrateClient>
        <CredentialCards mail={mailMode()} />
        <FactorCards mail={mailMode()} />
        <SignInMethodsCard hasGoogle={signInMethods().google} linked={linked === "google"} error={[error].flat()[0]} />
      </HydrateClient>
    </SettingsPage>
  );
}
