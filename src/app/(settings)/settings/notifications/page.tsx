import type { Metadata } from "next";
import { UnconfirmedNotice } from "~/features/account/components/menu/unconfirmed-notice";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { PushSettings } from "~/features/push/components/push-settings";
import { NotificationSettings } from "~/features/preferences/components/notification-settings";
import { pageCaller } from "~/server/page-session";
import { viewerPreferences } from "../../../viewer-clock";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const { userId } = await requirePrincipal("/settings/notifications");
  const { account } = await pageCaller();
  const { email, isEmailVerified } = await account.signInMethods();
  return (
    <SettingsPage title="Notifications">
      {!isEmailVerified && <UnconfirmedNotice email={email} />}
      <SettingsCard
        title="Reminders"
        about={
          isEmailVerified
            ? "You set the reminders of a task where you open it."
            : "You set the reminders of a task where you open it. They are sent once your address is confirmed."
        }
      >
        <NotificationSettings userId={userId} chosen={await viewerPreferences()} />
      </SettingsCard>
      <SettingsCard title="Devices" about="A reminder can be shown on each device on which you are signed in.">
        <PushSettings />
      </SettingsCard>
    </SettingsPage>
  );
}
