import { Suspense } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import type { TaskGroup } from "../../list/arrangement/groups";
import { GroupHeading } from "./group-heading";

const SectionHeading = lazyPart(
  async () => (await import("~/features/sections/components/section-heading")).SectionHeading,
  GroupHeading,
);
const AddingHeading = lazyPart(async () => (await import("../groups/adding-heading")).AddingHeading, GroupHeading);

/** Shows the heading of a group; that of a section can be folded and changed. */
export function ListHeading({ group }: { group: TaskGroup }) {
  const { key, title, detail, tag, isSection = false, given, tasks } = group;
  if (title === undefined) return null;
  const heading = { id: key, title, detail, tag, count: tasks.length, isOverdue: key === "overdue" };
  if (given !== undefined) {
    return (
      <Suspense fallback={<GroupHeading {...heading} />}>
        <AddingHeading {...heading} given={given} />
      </Suspense>
    );
  }
  if (!isSection) return <GroupHeading {...heading} />;
  return (
    <Suspense fallback={<GroupHeading {...heading} />}>
      <SectionHeading {...heading} />
    </Suspense>
  );
}
