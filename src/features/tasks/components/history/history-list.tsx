"use client";

import type { ReactNode } from "react";
import type { RouterOutputs } from "~/client/api";
import { useClock } from "~/client/clock";
import { failureText, statusOf } from "~/client/query-client";
import { useProjects } from "~/features/projects/store/use-projects";
import { useAllSections } from "~/features/sections/store/use-all-sections";
import { dayOf } from "~/shared/due-date";
import { dayLabel, momentLabel, timeLabel } from "~/shared/due-labels";
import { Button } from "~/ui/button";
import type { Task } from "../../store/task";
import { useHistory } from "../../store/use-history";
import { useTasks } from "../../store/tasks-provider";
import { changeText, type RowNames } from "./change-text";

type Entry = RouterOutputs["tasks"]["history"]["items"][number];

const actors: Record<Entry["by"], string> = {
  you: "You",
  service: "A service, with a token",
  administrator: "An administrator",
};

/** Shows who changed what of a task, from → to: the latest first, by day. Each change of the task is shown as it arrives. */
export function HistoryList({ task, skeleton }: { task: Task; skeleton: ReactNode }) {
  const clock = useClock();
  const names = useRowNames();
  const history = useHistory(task);
  const { data, error, isFetching, hasNextPage } = history;
  const isUnsaved = data === undefined && statusOf(error) === 404;
  if (isUnsaved) return <Remark>The history begins when the task is saved.</Remark>;
  const again = (
    <Button size="sm" variant="quiet" busy={isFetching} onClick={() => void history.refetch()}>
      Try again
    </Button>
  );
  if (data === undefined) {
    if (error === null) return skeleton;
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <Remark>{`The history could not be loaded. ${failureText(error)}`}</Remark>
        {again}
      </div>
    );
  }
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Remark>Nothing was changed yet.</Remark>;
  const days = byDay(entries, clock.timeZone);
  return (
    <>
      {days.map(({ day, ofDay }) => (
        <section key={day} aria-label={dayLabel(day, clock)} className="mb-2">
          <h3 className="py-1 text-xs font-medium text-muted">{dayLabel(day, clock)}</h3>
          <ul>
            {ofDay.map(({ version, at, by, changes }) => (
              <li key={version} className="flex items-baseline justify-between gap-3 py-1 text-sm">
                <div className="min-w-0">
                  {changes.map((change) => (
                    <p key={change.field} dir="auto" className="wrap-anywhere">
                      {changeText(change, { clock, names })}
                    </p>
                  ))}
                </div>
                <p className="shrink-0 text-xs text-muted">
                  {actors[by]} ·{" "}
                  <time dateTime={at} title={momentLabel(at, clock)} className="tabular-nums">
                    {timeLabel(at, clock)}
                  </time>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {error !== null && (
        <div role="alert" className="flex flex-wrap items-center gap-2">
          <Remark>{`The latest changes could not be loaded. ${failureText(error)}`}</Remark>
          {again}
        </div>
      )}
      {hasNextPage && error === null && (
        <Button
          size="sm"
          variant="quiet"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show earlier changes
        </Button>
      )}
    </>
  );
}

/** Groups entries by their days, in their order. */
function byDay(entries: Entry[], timeZone: string) {
  const days: { day: string; ofDay: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.ofDay.push(entry);
    else days.push({ day, ofDay: [entry] });
  }
  return days;
}

function Remark({ children }: { children: string }) {
  return <p className="py-1 text-sm text-muted">{children}</p>;
}

/** Returns the names of projects, sections and tasks, as far as this browser knows them. */
function useRowNames(): RowNames {
  const projects = useProjects();
  const sections = useAllSections();
  const { copy } = useTasks();
  return {
    project: (id) => projects.find((each) => each.id === id)?.name,
    section: (id) => sections.find((each) => each.id === id)?.name,
    task: (id) => copy.store.find(id)?.title,
  };
}
