"use client";

import CalendarRange from "lucide-react/icons/calendar-range";
import CircleCheck from "lucide-react/icons/circle-check";
import Inbox from "lucide-react/icons/inbox";
import ListTodo from "lucide-react/icons/list-todo";
import Sailboat from "lucide-react/icons/sailboat";
import Sun from "lucide-react/icons/sun";
import Trash2 from "lucide-react/icons/trash-2";
import type { ReactNode } from "react";
import { useClock } from "~/client/clock";
import { useProject } from "~/features/projects/store/use-projects";
import { useTrashedPlaces } from "~/features/projects/store/use-trashed-places";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { isNarrowed } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import type { View, ViewName } from "../../list/views";
import { useTaskCounts } from "../../store/copy/use-copied";
import { useTasks } from "../../store/tasks-provider";
import { NoMatches } from "../filters/no-matches";
import { focusAddField } from "../add/add-task-focus";
import { addExamples } from "../first-run/add-examples";
import { hasExamples } from "../first-run/example-ids";

const emptyTexts: Record<ViewName, { icon: ReactNode; title: string; text: string }> = {
  inbox: { icon: <Inbox />, title: "The inbox is empty", text: "Tasks you add without a project come here." },
  project: {
    icon: <ListTodo />,
    title: "No open tasks here",
    text: "Add a task above, or a section to divide the project.",
  },
  today: { icon: <Sun />, title: "Nothing left for today", text: "Tasks you add here are due today." },
  upcoming: {
    icon: <CalendarRange />,
    title: "Nothing planned ahead",
    text: "Tasks due after today appear here.",
  },
  all: { icon: <CircleCheck />, title: "All done", text: "Find completed tasks under Completed." },
  completed: { icon: <CircleCheck />, title: "Nothing completed yet", text: "Tasks you complete appear here." },
  trash: { icon: <Trash2 />, title: "The trash is empty", text: "Deleted tasks are kept for 30 days." },
};

/** Shows what to do next in an empty list. */
export function EmptyList({ view, filter }: { view: View; filter: ChosenFilter }) {
  const counts = useTaskCounts();
  const places = useTrashedPlaces();
  const { project } = useProject(view.project);
  if (isNarrowed(filter)) return <NoMatches view={view} filter={filter} />;
  const isNew = counts !== undefined && counts.all + counts.completed + counts.trash === 0;
  if (isNew && view.completed === "pending" && view.name !== "project") return <FirstTasks view={view} />;
  // Above the tasks the trash has these.
  if (view.name === "trash" && places.length > 0) return null;
  const { icon, title, text } = emptyTexts[view.name];
  const isArchived = project !== undefined && project.archivedAt !== null;
  return (
    <EmptyState icon={icon} title={title}>
      {isArchived ? "What was completed here is under Completed." : text}
    </EmptyState>
  );
}

/** Shows a user who has no task yet how to begin. */
function FirstTasks({ view }: { view: View }) {
  const { actions, viewer } = useTasks();
  const { today } = useClock();
  return (
    <EmptyState
      icon={<Sailboat />}
      title="Nothing here yet"
      action={
        <>
          <Button variant="primary" onClick={focusAddField}>
            Add your first task
          </Button>
          {hasExamples(view) && (
            <Button onClick={() => void addExamples(actions, { userId: viewer.userId, day: today })}>
              Start with examples
            </Button>
          )}
        </>
      }
    >
      Type what you want to do and press Enter.{" "}
      <span className="pointer-coarse:hidden">Press ? for keyboard shortcuts.</span>
    </EmptyState>
  );
}
