import type { Metadata } from "next";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { DatesSettings } from "~/features/preferences/components/dates-settings";
import { usualDates, viewerPreferences } from "../../../viewer-clock";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Dates" };

export default async function DatesPage() {
  const { userId } = await requirePrincipal("/settings/dates");
  return (
    <SettingsPage title="Dates">
      <SettingsCard
        title="Dates and times"
        about="What “today” means, and how days and times are written, on all your devices."
      >
        <DatesSettings userId={userId} chosen={await viewerPreferences()} usual={await usualDates()} />
      </SettingsCard>
    </SettingsPage>
  );
}
