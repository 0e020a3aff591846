import type { Metadata } from "next";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { SessionList } from "~/features/sessions/components/session-list";
import { prefetchForBrowser } from "../../../prefetch";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  await requirePrincipal("/settings/sessions");
  const { trpc, HydrateClient } = await prefetchForBrowser();
  await trpc.sessions.list.prefetch();
  return (
    <SettingsPage title="Sessions">
      <SettingsCard
        title="Where you are signed in"
        about="Each browser or program you signed in with. If you do not recognise one, sign it out and change your password."
      >
        <HydrateClient>
          <SessionList />
        </HydrateClient>
      </SettingsCard>
    </SettingsPage>
  );
}
