import CircleAlert from "lucide-react/icons/circle-alert";
import { useEffect, useRef } from "react";
import { useClock } from "~/client/clock";
import { Button } from "~/ui/button";
import type { PastedLines } from "../quick-add/pasted-lines";
import { chipsOf } from "./chips";
import type { Understood } from "./understood";

interface PastedChoiceProps {
  pasted: PastedLines;
  /** Returns the task that a line becomes. */
  preview: (line: string) => Understood;
  onAdd: () => void;
  onJoin: () => void;
  onClose: () => void;
}

const maxShown = 5;

/** Asks what to do with several pasted lines, and shows the tasks they would become. */
export function PastedChoice({ pasted: { lines, fault }, preview, onAdd, onJoin, onClose }: PastedChoiceProps) {
  const clock = useClock();
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.querySelector("button")?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // It closes neither the sheet nor the open task.
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    const element = group.current;
    element?.addEventListener("keydown", leave);
    return () => element?.removeEventListener("keydown", leave);
  }, [onClose]);
  const title = `You pasted ${lines.length} lines`;
  const shown = lines.slice(0, maxShown).map((line, index) => ({ key: `${index} ${line}`, understood: preview(line) }));
  const more = lines.length - maxShown;
  return (
    <fieldset ref={group} aria-label={title} className="flex flex-col gap-2 px-3 py-2 text-sm">
      {fault === undefined ? (
        <ul aria-label="New tasks">
          {shown.map(({ key, understood }) => {
            const details = chipsOf(understood, clock).map(({ label }) => label);
            return (
              <li key={key} className="flex min-h-7 items-baseline gap-2">
                <span dir="auto" className="truncate">
                  {understood.task.title}
                </span>
                {details.length > 0 && <span className="shrink-0 text-muted">{details.join(" · ")}</span>}
              </li>
            );
          })}
          {more > 0 && <li className="text-muted">and {more} more</li>}
        </ul>
      ) : (
        <output className="flex items-start gap-1.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {fault}
        </output>
      )}
      <div className="flex flex-wrap gap-2">
        {fault === undefined && (
          <Button variant="primary" size="sm" onClick={onAdd}>
            Add {lines.length} tasks
          </Button>
        )}
        <Button size="sm" onClick={onJoin}>
          Paste as one line
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
