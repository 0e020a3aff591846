import Plus from "lucide-react/icons/plus";
import { useId, useState } from "react";
import { TagDot } from "~/features/tags/components/tag-dot";
import type { Said } from "~/shared/due-labels";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import type { TaskGroup } from "../../list/arrangement/groups";
import type { View } from "../../list/views";
import type { Task } from "../../store/task";
import { openAddSheet } from "../add/add-task-focus";
import type { OpenFor } from "~/ui/overlays/use-popup";
import type { RowPopup } from "../list/task-row-actions";
import { TaskRow } from "../list/task-row";

interface BoardColumnProps {
  group: TaskGroup;
  view: View;
  said: Said;
  words: readonly string[];
  /** The address of the list, which the id of a task completes. */
  href: string;
  /** The id of the only card that Tab stops at. */
  current: string | undefined;
  openTaskId: string | undefined;
  /** The cards that disappear, as they are now. */
  exiting: ReadonlyMap<string, Task>;
  openAt: (taskId: string) => RowPopup | undefined;
  onMenu: OpenFor;
}

/** A column shows so many cards, and as many more at a time. */
const step = 50;

/** Shows a group of tasks as a column of cards, and a way to add to it. */
export function BoardColumn({ group, view, said, words, href, current, openTaskId, ...cards }: BoardColumnProps) {
  const { key, title = "", detail, tag, given, tasks } = group;
  const id = useId();
  const [limit, setLimit] = useState(step);
  const rest = tasks.length - limit;
  return (
    <section
      aria-labelledby={id}
      data-column={key}
      className="flex max-h-full w-[min(18rem,82vw)] shrink-0 snap-center flex-col rounded-lg bg-sunken p-2"
    >
      <h2 id={id} className="flex min-w-0 items-baseline gap-2 px-1.5 pb-2 text-sm font-semibold">
        {tag !== undefined && <TagDot tag={tag} className="self-center" />}
        <bdi className={joinClasses("truncate", key === "overdue" && "text-danger")} suppressHydrationWarning>
          {title}
        </bdi>
        {detail !== undefined && (
          <span className="shrink-0 font-normal text-muted" suppressHydrationWarning>
            {detail}
          </span>
        )}
        <span aria-hidden className="ml-auto font-normal text-muted tabular-nums">
          {tasks.length}
        </span>
      </h2>
      <ul
        aria-labelledby={id}
        data-scrolls="y"
        className="@container flex min-h-2 flex-col gap-2 overflow-y-auto overscroll-y-contain"
      >
        {tasks.slice(0, limit).map((task) => (
          <li key={task.id} data-card className={cardClass}>
            <TaskRow
              task={cards.exiting.get(task.id) ?? task}
              view={view.name}
              said={said}
              href={`${href}${task.id}`}
              isCurrent={task.id === current}
              isOpen={task.id === openTaskId}
              level={1}
              isUnfolded={undefined}
              openPopup={cards.openAt(task.id)}
              isExiting={cards.exiting.has(task.id)}
              words={words}
              onMenu={cards.onMenu}
            />
          </li>
        ))}
        {rest > 0 && (
          <li className="text-center">
            <Button variant="quiet" size="sm" onClick={() => setLimit(limit + Math.max(step, limit))}>
              {`Show ${Math.min(rest, Math.max(step, limit))} more`}
            </Button>
          </li>
        )}
      </ul>
      {given !== undefined && (
        <button
          type="button"
          data-add
          aria-label={`Add task to ${title}`}
          onClick={() => openAddSheet({ given, name: title })}
          className="mt-1 flex min-h-9 items-center gap-2 rounded-md px-2 text-left text-sm text-muted hover:bg-hover pointer-coarse:min-h-11 print:hidden"
        >
          <Plus aria-hidden className="size-4" />
          Add task
        </button>
      )}
    </section>
  );
}

const cardClass =
  "rounded-md border border-line bg-surface shadow-raised [&_[data-task-title]]:line-clamp-3 [&_[data-task-title]]:whitespace-normal [&_[data-facts]]:flex-wrap print:break-inside-avoid";
