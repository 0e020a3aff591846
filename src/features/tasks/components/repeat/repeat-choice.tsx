"use client";

import Check from "lucide-react/icons/check";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useState } from "react";
import { useClock } from "~/client/clock";
import type { Clock } from "~/shared/clock";
import { firstDay } from "~/shared/dates/repeat/dates";
import { dueDayOf } from "~/shared/due-date";
import type { Task } from "../../store/task";
import type { Changes } from "../../store/task-edit";
import { moveToNext, nearClass } from "../date/near-days";
import { CustomRepeat } from "./custom-repeat";
import { commonRepeats, ruleOf } from "./repeat-places";

interface RepeatChoiceProps {
  task: Task;
  onChange: (changes: Changes) => void;
  onClose: () => void;
}

/** Shows the ways in which a task can repeat: what is chosen most often, and a form for the rest. */
export function RepeatChoice({ task, onChange, onClose }: RepeatChoiceProps) {
  const clock = useClock();
  const day = dueDayOf(task, clock.timeZone) ?? clock.today;
  const common = commonRepeats(day, clock);
  const isOther = task.repeat !== null && common.every(({ repeat }) => repeat !== task.repeat);
  const [isCustom, setCustom] = useState(isOther && ruleOf(task.repeat) !== undefined);
  const take = (repeat: string) => {
    onChange(changesOf(task, repeat, clock));
    onClose();
  };
  if (isCustom) return <CustomRepeat repeat={task.repeat} day={day} onTake={take} />;
  return (
    <fieldset aria-label="Repeat" className="-m-1 flex flex-col">
      {common.map(({ label, repeat }) => (
        <button
          key={repeat}
          type="button"
          aria-pressed={repeat === task.repeat}
          onKeyDown={moveToNext}
          onClick={() => take(repeat)}
          className={nearClass}
        >
          <span className="flex-1">{label}</span>
          {repeat === task.repeat && <Check aria-hidden />}
        </button>
      ))}
      <button type="button" onKeyDown={moveToNext} onClick={() => setCustom(true)} className={nearClass}>
        <span className="flex-1">Custom…</span>
        <ChevronRight aria-hidden />
      </button>
    </fieldset>
  );
}

/** Returns what makes a task repeat. One without a date is due on the first day that the rule names. */
function changesOf(task: Task, repeat: string, { today }: Clock): Changes {
  const rule = ruleOf(repeat);
  const first = task.dueOn === null && rule !== undefined ? firstDay(rule, today) : undefined;
  return first === undefined ? { repeat } : { repeat, dueOn: first };
}
