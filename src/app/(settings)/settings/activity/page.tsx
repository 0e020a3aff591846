import History from "lucide-react/icons/history";
import type { Metadata } from "next";
import { SettingsCard, SettingsPage } from "~/features/account/components/settings/settings-page";
import { EndOtherSessions } from "~/features/audit-events/components/end-other-sessions";
import { EventFilterForm } from "~/features/audit-events/components/event-filter";
import { EventList } from "~/features/audit-events/components/event-list";
import { EventPages } from "~/features/audit-events/components/event-pages";
import { IgnoredFilters } from "~/features/audit-events/components/ignored-filters";
import { readFilter } from "~/features/audit-events/filter-params";
import { eventLabels, pageCaller } from "~/server/page-session";
import type { PageParams } from "~/shared/search-params";
import { EmptyState } from "~/ui/feedback/empty-state";
import { requirePrincipal } from "../../require-principal";
import { viewerClock } from "../../../viewer-clock";

export const metadata: Metadata = { title: "Activity" };

const path = "/settings/activity";

export default async function ActivityPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  await requirePrincipal(path);
  const asked = await searchParams;
  const params = { group: asked["group"], outcome: asked["outcome"], cursor: asked["cursor"] };
  const { filter, ignored } = readFilter(params);
  const { group, outcome, cursor } = filter;
  const procedures = await pageCaller();
  const { items, nextCursor } = await procedures.auditEvents.mine({ group, outcome, cursor });
  return (
    <SettingsPage title="Activity">
      <p className="-mt-4 max-w-prose text-sm text-pretty text-muted">
        A record of your account and tasks. It cannot be edited.
      </p>
      <EventFilterForm filter={{ group, outcome }} />
      <IgnoredFilters path={path} params={params} ignored={ignored} />
      {items.length === 0 ? (
        <EmptyState icon={<History />} title="Nothing to show">
          No events match. Choose something else above.
        </EmptyState>
      ) : (
        <EventList events={items} viewer={await viewerClock()} sentences={eventLabels()} />
      )}
      <EventPages path={path} params={params} nextCursor={nextCursor} />
      <SettingsCard
        title="Don't recognise something?"
        about="This signs out every other device within a second. Then choose a new password that you don't use anywhere else."
      >
        <div>
          <EndOtherSessions />
        </div>
      </SettingsCard>
    </SettingsPage>
  );
}
