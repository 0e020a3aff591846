import type { Metadata } from "next";
import { DeleteAccountCard } from "~/features/account/components/settings/delete-account-card";
import { ExportData } from "~/features/account/components/settings/export-data";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { pageCaller } from "~/server/page-session";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Your data" };

export default async function DataPage() {
  await requirePrincipal("/settings/data");
  const { account } = await pageCaller();
  const { email, hasPassword } = await account.signInMethods();
  return (
    <SettingsPage title="Your data">
      <SettingsCard
        title="Export everything"
        about="One JSON file with your profile, ways to sign in, sessions, tasks (those in the trash too) and activity. It holds no password and nothing else that lets anybody in."
      >
        <ExportData action="Export everything" />
      </SettingsCard>
      <DeleteAccountCard email={email} hasPassword={hasPassword} />
    </SettingsPage>
  );
}
