import ListChecks from "lucide-react/icons/list-checks";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { announce } from "~/ui/feedback/announce";
import { IconButton } from "~/ui/icon-button";
import { countTasks } from "../../store/many/count-tasks";
import { barKeysOf } from "./bar-keys";
import type { BarProps } from "./use-selected-tasks";
import { useSelectedIds } from "./use-selection";

interface BarFrameProps extends Pick<BarProps, "keys"> {
  /** The buttons that act on the selected tasks. */
  children: ReactNode;
}

/** Shows how many tasks are selected, and what can be done with them, at the foot of the screen. */
export function BarFrame({ keys, children }: BarFrameProps) {
  const bar = useRef<HTMLElement>(null);
  const count = useSelectedIds().size;
  useEffect(() => announce(`${countTasks(count)} selected`), [count]);
  useLayoutEffect(() => {
    const { style } = document.body;
    style.setProperty("--selection-bar", `${bar.current?.offsetHeight ?? 0}px`);
    return () => void style.removeProperty("--selection-bar");
  }, []);
  return (
    <>
      {/* So that the bar covers no row at the end of the list. */}
      <div className="h-20 print:hidden" />
      <section
        ref={bar}
        aria-label="Selected tasks"
        data-select-bar
        className="fixed inset-x-2 bottom-[calc(var(--bottom-bar,0px)+env(safe-area-inset-bottom)+0.5rem)] z-30 mx-auto flex w-fit max-w-[calc(100%-1rem)] animate-appear flex-wrap items-center justify-center gap-x-1 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-overlay md:bottom-6 print:hidden"
      >
        <div className="flex items-center gap-x-1 max-sm:w-full">
          <IconButton label="Clear the selection" {...barKeysOf("close")} onClick={() => keys.clear()}>
            <X aria-hidden />
          </IconButton>
          <span className="px-1 text-sm font-medium whitespace-nowrap tabular-nums max-sm:flex-1">
            {count.toLocaleString("en")} selected
          </span>
          <IconButton label="Select all" {...barKeysOf("selectAll")} onClick={() => keys.selectAll()}>
            <ListChecks aria-hidden />
          </IconButton>
        </div>
        <div className="flex flex-wrap items-center gap-x-1 border-line max-sm:w-full max-sm:justify-between sm:border-l sm:pl-1">
          {children}
        </div>
      </section>
    </>
  );
}
