"use client";

import WifiOff from "lucide-react/icons/wifi-off";
import { useEffect, useLayoutEffect, useSyncExternalStore } from "react";
import { keeping } from "~/client/sync/keeping";
import { readPreferences } from "~/client/viewer/kept-preferences";
import { readViewer } from "~/client/viewer/viewer";
import { parseArrangements, arrangementsCookie } from "~/features/tasks/list/arrangement/chosen-arrangements";
import { foldsCookie, parseFolds } from "~/features/projects/store/folds";
import { startParam, viewPaths } from "~/features/tasks/constants";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { localeOf } from "~/shared/clock";
import type { UsualDates } from "~/shared/dates/date-settings";
import { weekStartOf } from "~/shared/dates/week-start";
import { isTimeZone } from "~/shared/due-date";
import { EmptyState } from "~/ui/feedback/empty-state";
import { buttonClass } from "~/ui/button";
import { inEnglish } from "~/ui/text/english-locale";
import { applyDensity, applyTheme } from "~/ui/theme/apply-theme";
import { densityCookie, parseDensity } from "~/ui/theme/density";
import { parseTheme, themeCookie } from "~/ui/theme/theme";
import { reportedZone } from "../(tasks)/shell/browser-zone";
import type { PageEntry } from "../(tasks)/shell/palette/page-entries";
import type { SidebarLink } from "../(tasks)/shell/sidebar-links";
import { ListedTasks, TaskRoom } from "../(tasks)/shell/task-room";
import { watchServer } from "./watch-server";

/** Shows the tasks that this device has kept, in the frame of the task pages. */
export function KeptTasks({ links, pages }: { links: readonly SidebarLink[]; pages: readonly PageEntry[] }) {
  // The first render is that of the HTML, which knows neither user nor address.
  const start = useSyncExternalStore(noChange, readOnce, () => undefined);
  useLayoutEffect(() => {
    applyTheme(parseTheme(readCookie(themeCookie)));
    applyDensity(parseDensity(readCookie(densityCookie)));
  }, []);
  useEffect(goToStart, []);
  useEffect(() => {
    const stop = new AbortController();
    watchServer(stop.signal);
    return () => stop.abort();
  }, []);
  if (start === undefined) return null;
  const { viewer, dates, arrangements, isCollapsed, folds } = start;
  if (viewer === undefined) return <NothingKept />;
  return (
    <TaskRoom
      viewer={viewer}
      dates={dates}
      arrangements={arrangements}
      isCollapsed={isCollapsed}
      folds={folds}
      links={links}
      pages={pages}
      showsKept
    >
      <ListedTasks />
    </TaskRoom>
  );
}

function NothingKept() {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-dvh flex-col justify-center pb-24">
      <EmptyState
        as="h1"
        icon={<WifiOff />}
        title="Keel cannot be reached"
        action={
          <button
            type="button"
            className={buttonClass({ variant: "primary" })}
            onClick={() => window.location.reload()}
          >
            Try again
          </button>
        }
      >
        No tasks are kept on this device.
      </EmptyState>
    </main>
  );
}

/** Goes to the list that the user starts with, if the address asks for it. */
function goToStart(): void {
  if (!new URLSearchParams(window.location.search).has(startParam)) return;
  goTo(viewPaths[readPreferences(readViewer()?.userId)?.startPage ?? "today"], { replace: true });
}

const noChange = () => () => undefined;
let known: ReturnType<typeof readStart> | undefined;
const readOnce = () => (known ??= readStart());

/** Reads what the server would know of the visit. */
function readStart() {
  const viewer = keeping.isOn() ? readViewer() : undefined;
  return {
    viewer,
    dates: { now: new Date().toISOString(), usual: readUsual(), kept: readPreferences(viewer?.userId) },
    arrangements: parseArrangements(readCookie(arrangementsCookie)),
    isCollapsed: readCookie("keel.sidebar") === "collapsed",
    folds: parseFolds(readCookie(foldsCookie)),
  };
}

function readUsual(): UsualDates {
  const zone = readCookie("keel.tz") ?? reportedZone() ?? "";
  const language = localeOf(navigator.languages.join(","));
  return {
    timeZone: isTimeZone(zone) ? zone : "UTC",
    locale: inEnglish(language),
    weekStartsOn: weekStartOf(language),
  };
}

function readCookie(name: string): string | undefined {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
