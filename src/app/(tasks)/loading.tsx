import { TaskListSkeleton } from "~/features/tasks/components/task-list-skeleton";

export default function LoadingList() {
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-4 md:px-8 md:pt-8">
      <div className="mx-auto max-w-[47.5rem] pt-28">
        <TaskListSkeleton />
      </div>
    </main>
  );
}
