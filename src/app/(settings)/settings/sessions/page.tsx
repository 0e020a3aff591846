import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { SessionList } from "~/features/sessions/components/session-list";
import { sessionsQuery } from "~/features/sessions/components/query-options";
import { prefetchForBrowser } from "../../../prefetch";
import { requirePrincipal } from "../../require-principal";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  await requirePrincipal("/settings/sessions");
  const { caller, queryClient, dehydrated } = await prefetchForBrowser();
  await queryClient.prefetchQuery({ ...sessionsQuery(), queryFn: () => caller.sessions.list() });
  return (
    <SettingsPage title="Sessions">
      <SettingsCard
        title="Where you are signed in"
        about="Every browser or program you are signed in with. If you don't recognise one, sign it out and change your password."
      >
        <HydrationBoundary state={dehydrated()}>
          <SessionList />
        </HydrationBoundary>
      </SettingsCard>
    </SettingsPage>
  );
}
