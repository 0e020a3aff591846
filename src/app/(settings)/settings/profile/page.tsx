import type { Metadata } from "next";
import { NameForm } from "~/features/account/components/settings/name-form";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { UnconfirmedNotice } from "~/features/account/components/menu/unconfirmed-notice";
import { ownCookie, pageCaller } from "~/server/page-session";
import { densityCookie, parseDensity } from "~/ui/theme/density";
import { DensitySwitch } from "~/ui/theme/density-switch";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const { name } = await requirePrincipal("/settings/profile");
  const { account } = await pageCaller();
  const { email, isEmailVerified } = await account.signInMethods();
  return (
    <SettingsPage title="Profile">
      {!isEmailVerified && <UnconfirmedNotice email={email} />}
      <SettingsCard title="Name" about="How Keel addresses you, here and in e-mails.">
        <NameForm name={name} />
      </SettingsCard>
      <SettingsCard title="Appearance" about="How much room each task takes in your lists, in this browser.">
        <DensitySwitch density={parseDensity(await ownCookie(densityCookie))} />
      </SettingsCard>
    </SettingsPage>
  );
}
