import ScrollText from "lucide-react/icons/scroll-text";
import type { Metadata } from "next";
import { detailText } from "~/features/audit-events/detail-text";
import { EventFilterForm } from "~/features/audit-events/components/event-filter";
import { EventList } from "~/features/audit-events/components/event-list";
import { EventPages } from "~/features/audit-events/components/event-pages";
import { ExportEvents } from "~/features/audit-events/components/export-events";
import { IgnoredFilters } from "~/features/audit-events/components/ignored-filters";
import { readFilter } from "~/features/audit-events/filter-params";
import { eventLabels, pageCaller, requirePermission } from "~/server/page-session";
import type { PageParams } from "~/shared/search-params";
import { EmptyState } from "~/ui/feedback/empty-state";
import { TextField } from "~/ui/fields/text-field";
import { PageHeading } from "../page-heading";
import { viewerClock } from "../../viewer-clock";

export const metadata: Metadata = { title: "Audit trail" };

const path = "/admin/audit";
/** The subject of events that concern no account. */
const nobody = "00000000-0000-0000-0000-000000000000";
const textOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

export default async function AuditPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  await requirePermission("audit.read", path);
  const params = await searchParams;
  const { filter: chosen, ignored } = readFilter(params);
  const { cursor, ...filter } = chosen;
  const procedures = await pageCaller();
  const { items, nextCursor } = await procedures.auditEvents.list({ ...filter, cursor });
  return (
    <>
      <PageHeading title="Audit trail" actions={<ExportEvents filter={filter} />}>
        Who did what, when and where. Events cannot be changed. They are deleted after 400 days.
      </PageHeading>
      <div className="flex flex-col gap-6">
        <EventFilterForm filter={filter}>
          <TextField
            label="User, request or address"
            name="search"
            type="search"
            defaultValue={textOf(params["search"])}
            placeholder="mira@example.org"
            className="w-full"
          />
          <TextField label="From (UTC)" name="from" type="date" defaultValue={textOf(params["from"])} />
          <TextField label="Until (UTC)" name="until" type="date" defaultValue={textOf(params["until"])} />
        </EventFilterForm>
        <IgnoredFilters path={path} params={params} ignored={ignored} />
        {items.length === 0 ? (
          <EmptyState icon={<ScrollText />} title="Nothing found">
            No events match. Search for an e-mail address, the id of a user or a request, or a network address.
          </EmptyState>
        ) : (
          <EventList events={items} viewer={await viewerClock()} sentences={eventLabels()} more={identifiersOf} />
        )}
        <EventPages path={path} params={params} nextCursor={nextCursor} />
      </div>
    </>
  );
}

const detailNames: Record<string, string> = { kid: "Key", code: "Answer" };
const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

interface Identified {
  details: Record<string, string | number | boolean | null> | null;
  userId: string;
  userEmail: string | null;
  actorEmail: string | null;
  actorId: string | null;
  reason: string | null;
  requestId: string | null;
  serverRequestId: string | null;
}

function identifiersOf({
  details,
  userId,
  userEmail,
  actorId,
  actorEmail,
  reason,
  requestId,
  serverRequestId,
}: Identified) {
  const facts = [
    ["Account", userEmail ?? (userId === nobody ? "none" : userId)],
    ...(actorId === null || actorId === userId ? [] : [["By", actorEmail ?? actorId]]),
    ...(requestId === null ? [] : [["Request", requestId]]),
    ...(serverRequestId === null || serverRequestId === requestId ? [] : [["Server id", serverRequestId]]),
    ...(reason === null ? [] : [["Reason", reason]]),
    ...Object.entries(details ?? {}).map(([name, value]) => [
      detailNames[name] ?? titled(name),
      detailText(name, value),
    ]),
  ];
  return (
    <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
      {facts.map(([name, value]) => (
        <div key={name} className="flex min-w-0 gap-1">
          <dt>{name}</dt>
          <dd className="font-mono break-all text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
