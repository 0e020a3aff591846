import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CredentialCards } from "~/features/account/components/settings/credential-cards";
import { SettingsPage } from "~/features/account/components/settings/settings-page";
import { SignInMethodsCard } from "~/features/account/components/settings/sign-in-methods-card";
import { signInMethodsQuery } from "~/features/account/components/query-options";
import { AdminFactorNotice } from "~/features/security/components/admin-factor-notice";
import { FactorCards } from "~/features/security/components/factor-cards";
import { isSecondFactorMissing, mailMode, signInMethods } from "~/server/page-session";
import type { PageProps } from "../../../page-props";
import { prefetchForBrowser } from "../../../prefetch";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage({ searchParams }: PageProps) {
  await requirePrincipal("/settings/security");
  const { linked, error } = await searchParams;
  const { caller, queryClient, dehydrated } = await prefetchForBrowser();
  await queryClient.prefetchQuery({ ...signInMethodsQuery(), queryFn: () => caller.account.signInMethods() });
  return (
    <SettingsPage title="Security">
      {(await isSecondFactorMissing()) && <AdminFactorNotice />}
      <HydrationBoundary state={dehydrated()}>
        <CredentialCards mail={mailMode()} />
        <FactorCards mail={mailMode()} />
        <SignInMethodsCard hasGoogle={signInMethods().google} linked={linked === "google"} error={[error].flat()[0]} />
      </HydrationBoundary>
    </SettingsPage>
  );
}
