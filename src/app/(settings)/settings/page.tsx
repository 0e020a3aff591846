import type { Metadata } from "next";
import { SettingsList } from "~/features/account/components/settings/settings-links";
import { linksWithIcons } from "../../link-icons";
import { requirePrincipal } from "../require-principal";
import ProfilePage from "./profile/page";

export const metadata: Metadata = { title: "Settings" };

/** Shows the list of all settings on a phone; on wide screens, where the list is beside the page, the first of them. */
export default async function AllSettingsPage() {
  await requirePrincipal("/settings");
  return (
    <>
      <div className="flex flex-col gap-6 md:hidden">
        <h1 className="text-2xl font-semibold tracking-tight">Settings</h1>
        <SettingsList links={await linksWithIcons("settings")} />
      </div>
      <div className="max-md:hidden">
        <ProfilePage />
      </div>
    </>
  );
}
