import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import type { TaskGroup } from "../../list/groups";
import type { ViewName } from "../../list/views";
import { GroupHeading } from "./group-heading";

const SectionHeading = lazyPart(
  async () => (await import("~/features/sections/components/section-heading")).SectionHeading,
  GroupHeading,
);

/** Shows the heading of a group; that of a section can be folded and changed. */
export function ListHeading({ group, view }: { group: TaskGroup; view: ViewName }) {
  const { key, title, detail, tasks } = group;
  if (title === undefined) return null;
  const heading = { id: key, title, detail, count: tasks.length, isOverdue: key === "overdue" };
  if (view !== "project") return <GroupHeading {...heading} />;
  return (
    <Suspense fallback={<GroupHeading {...heading} />}>
      <SectionHeading {...heading} />
    </Suspense>
  );
}
