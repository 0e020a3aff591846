import type { Metadata } from "next";
import { DeleteAccountCard } from "~/features/account/components/settings/delete-account-card";
import { ExportData } from "~/features/account/components/settings/export-data";
import { KeepTasks } from "~/features/account/components/device/keep-tasks";
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
        about="One JSON file with your profile, sign-in methods, sessions, tasks (including the trash) and activity. It contains no passwords or other secrets."
      >
        <ExportData action="Export everything" />
      </SettingsCard>
      <SettingsCard
        title="Tasks on this device"
        about="Keep a copy of your tasks in this browser so that lists open instantly. Signing out deletes it. Turn it off on shared devices."
      >
        <KeepTasks />
      </SettingsCard>
      <DeleteAccountCard email={email} hasPassword={hasPassword} />
    </SettingsPage>
  );
}
