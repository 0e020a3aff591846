import { toast } from "~/ui/feedback/toast";
import { belongsTo } from "../../store/lists/list-membership";
import { type TaskListInput, type View, viewOfProject, views } from "../../list/views";
import type { TypedTask } from "./understood";
import { useClock } from "~/client/clock";
import { useProjects } from "~/features/projects/store/use-projects";
import { isRowInView, markRow, revealRow } from "../list/row-focus";
import { draftOf } from "../../store/task-draft";
import { useTasks } from "../../store/tasks-provider";
import { goTo, listHref, openTask } from "../list/use-list-address";

/** Shows where a new task appears: marks its row in the list of `input`, or offers a link to it. `leaveSheet` closes the sheet. */
export function useAddedNotice(input: TaskListInput, leaveSheet: () => void) {
  const { viewer } = useTasks();
  const { now, today } = useClock();
  const projects = useProjects();

  return (draft: TypedTask, id: string): void => {
    const offer = (message: string, show: () => void) => {
      const onPress = () => {
        leaveSheet();
        afterPaint(show);
      };
      toast({ message, action: { label: "Show", onPress }, key: "added" });
    };
    if (!belongsTo(draftOf(draft, { id, userId: viewer.userId }), input, now)) {
      const view = viewShowing(draft, today);
      const project = projects.find((one) => one.id === draft.projectId);
      offer(`Added “${draft.title}” to ${project?.name ?? view.title}`, () => {
        goTo(listHref({ view }));
        reveal(id);
      });
      return;
    }
    afterPaint(() => {
      const isCovered = document.querySelector("dialog:modal") !== null;
      if (!isCovered && isRowInView(id)) markRow(id);
      else offer(`Added “${draft.title}”`, () => reveal(id));
    });
  };
}

/** Returns the list without filters that shows a new task: its project, else its day, else the inbox. */
export function viewShowing({ projectId, dueOn }: Pick<TypedTask, "projectId" | "dueOn">, today: string): View {
  if (projectId !== null) return viewOfProject(projectId);
  if (dueOn === null) return views.inbox;
  return dueOn <= today ? views.today : views.upcoming;
}

const patience = 3000;

/** Scrolls to the row; opens the task if no loaded page holds it. */
function reveal(id: string): void {
  const until = performance.now() + patience;
  const look = () => {
    if (revealRow(id)) return;
    if (performance.now() < until) requestAnimationFrame(look);
    else openTask(id);
  };
  look();
}

/** Runs after the next paint. */
function afterPaint(act: () => void): void {
  setTimeout(() => requestAnimationFrame(act), 50);
}
