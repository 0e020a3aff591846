import { type KeyboardEvent, useId, useState } from "react";
import { useClock } from "~/client/clock";
import { type Due } from "~/shared/due-date";
import { dueLabel } from "~/shared/due-labels";
import { controlClass } from "~/ui/fields/field";
import { joinClasses } from "~/ui/join-classes";
import { usePageExit } from "../panel/use-page-exit";
import { focusNearDays } from "./near-days";
import { readDue } from "./read-due";

interface TypedDateProps {
  day: string | null;
  hasTime: boolean;
  onRead: (due: Due) => void;
}

/** Shows a field for a date in words: what was read stands below it, and Enter takes it. */
export function TypedDate({ day, hasTime, onRead }: TypedDateProps) {
  const id = useId();
  const clock = useClock();
  const [text, setText] = useState("");
  const [wasRefused, setRefused] = useState(false);
  const read = readDue(text, clock, day);
  const due = read && (hasTime ? read : { ...read, dueAt: null });
  usePageExit(() => {
    if (due !== undefined) onRead(due);
  });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") {
      const around = event.currentTarget.closest<HTMLElement>("[data-date-choice]");
      if (around !== null) focusNearDays(around);
    } else if (event.key !== "Enter") return;
    else if (due !== undefined) onRead(due);
    else setRefused(text.trim() !== "");
    event.preventDefault();
    // A form around the field is not sent.
    event.stopPropagation();
  };
  return (
    <div className="flex flex-col gap-1">
      <input
        dir="auto"
        aria-label="Date in words"
        aria-describedby={`${id}-read`}
        aria-invalid={wasRefused || undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefused(false);
        }}
        onKeyDown={press}
        placeholder={hasTime ? "tomorrow 9am, 24 Dec" : "tomorrow, 24 Dec"}
        autoComplete="off"
        enterKeyHint="done"
        className={controlClass}
      />
      <output
        id={`${id}-read`}
        className={joinClasses("text-sm empty:hidden", wasRefused ? "text-danger" : "text-muted")}
      >
        {text.trim() === "" ? null : readingText()}
      </output>
    </div>
  );

  function readingText(): string | null {
    if (due === undefined) return wasRefused ? "No date was recognized." : null;
    return dueLabel({ ...due, completed: true }, clock)?.text ?? "No date";
  }
}
