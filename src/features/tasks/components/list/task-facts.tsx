import { type DueTone, dueLabel, pastLabel, type Said } from "~/shared/due-labels";
import { useClock } from "~/client/clock";
import { CommentCount } from "~/features/comments/components/comment-count";
import { useCommentCount } from "~/features/comments/store/comment-counts";
import { TagDot } from "~/features/tags/components/tag-dot";
import { useProject } from "~/features/projects/store/use-projects";
import { fold } from "~/shared/text/fold";
import { daysLeft } from "~/shared/rows/days-left";
import { joinClasses } from "~/ui/join-classes";
import type { Clock } from "~/shared/clock";
import { fittingTags } from "../../list/labels/fitting-tags";
import type { ViewName } from "../../list/views";
import type { Task } from "../../store/task";
import { useSubtasks } from "../../store/tree/use-tree";
import { DeadlineFact } from "./facts/deadline-fact";
import { ProjectFact } from "./facts/project-fact";
import { RepeatFact } from "./facts/repeat-fact";
import { ParentFact } from "../subtasks/parent-fact";
import { SubtaskCount } from "../subtasks/subtask-count";

const tones: Record<DueTone, string | undefined> = {
  overdue: "text-danger font-medium",
  today: "text-accent",
  tomorrow: undefined,
  later: undefined,
};

interface TaskFactsProps {
  task: Task;
  view: ViewName;
  said: Said;
  /** Whether the task stands below its parent, which then need not be named. */
  isNested?: boolean;
}

/** Shows the details of a task at the end of its row, or below its title where there is no room; nothing if there are none. */
export function TaskFacts({ task, view, said, isNested = false }: TaskFactsProps) {
  const day = dayOfInterest(task, view, { clock: useClock(), said });
  const { shown, hidden } = fittingTags(
    said.tag === undefined ? task.tags : task.tags.filter((tag) => fold(tag) !== said.tag),
  );
  const hasDeadline = task.deadlineOn !== null && view !== "trash";
  const subtasks = useSubtasks(task.id);
  const comments = useCommentCount(task);
  const parentId = isNested ? null : task.parentId;
  // A subtask below its parent is where that is.
  const isProjectSaid = isNested || said.ownProject === true || task.projectId === said.project;
  const { project } = useProject(isProjectSaid ? undefined : (task.projectId ?? undefined));
  const { repeat } = task;
  const hasFact =
    hasDeadline || repeat !== null || subtasks.length > 0 || comments > 0 || parentId !== null || project !== undefined;
  const isMarkAlone = day === undefined && shown.length === 0 && !hasFact;
  if (isMarkAlone && task.description === "") return null;
  return (
    <span
      data-facts
      className={joinClasses(
        "flex shrink-0 items-center gap-x-2.5 overflow-hidden text-sm whitespace-nowrap text-muted",
        // It is not worth a line of its own.
        isMarkAlone && "@max-xl:hidden",
      )}
    >
      {parentId !== null && <ParentFact parentId={parentId} />}
      {task.description !== "" && (
        <span className="inline-flex shrink-0 glyph-text before:size-3.5">
          <span className="sr-only">Has a description</span>
        </span>
      )}
      <SubtaskCount subtasks={subtasks} />
      <CommentCount count={comments} />
      {shown.map((tag) => (
        <span key={tag} className="inline-flex min-w-0 items-center gap-1">
          <TagDot tag={tag} />
          <bdi className="max-w-36 min-w-0 truncate before:content-['@']">{tag}</bdi>
        </span>
      ))}
      {hidden > 0 && (
        <span className="shrink-0">
          +{hidden}
          <span className="sr-only"> more tags</span>
        </span>
      )}
      {project && <ProjectFact project={project} />}
      {repeat !== null && <RepeatFact repeat={repeat} />}
      {hasDeadline && <DeadlineFact task={task} />}
      {day && (
        // Node and the browser may know different releases of the locale's data.
        <span suppressHydrationWarning className={joinClasses("@max-xl:order-first", tones[day.tone])}>
          {day.text}
        </span>
      )}
    </span>
  );
}

/** Returns the label of the day that a list is about: when a task is due, when it was done, or how long it is still kept. */
function dayOfInterest(task: Task, view: ViewName, { clock, said }: { clock: Clock; said: Said }) {
  const { completedAt, deletedAt } = task;
  if (view === "trash") return deletedAt === null ? undefined : quiet(daysLeft(deletedAt, clock.now));
  if (view === "completed") return completedAt === null ? undefined : quiet(pastLabel(completedAt, clock, said));
  const due = dueLabel(task, clock, said);
  return due && task.completed ? quiet(due.text) : due;
}

const quiet = (text: string) => ({ text, tone: "later" as const });
