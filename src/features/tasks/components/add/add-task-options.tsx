"use client";

import CalendarDays from "lucide-react/icons/calendar-days";
import Flag from "lucide-react/icons/flag";
import Tag from "lucide-react/icons/tag";
import { ChipButton } from "~/ui/chip";
import { Menu } from "~/ui/overlays/menu";
import { Popover } from "~/ui/overlays/popover";
import { dayLabel } from "~/shared/due-labels";
import { oneOf } from "~/shared/one-of";
import { priorities } from "../../constants";
import { useClock } from "~/client/clock";
import { DayChoices } from "../panel/day-choices";
import { TagField } from "../panel/tag-field";
import { priorityNames, rankedPriorities } from "../../list/priority-labels";
import type { AddDraft, ChosenDraft } from "./add-draft";

interface AddTaskOptionsProps {
  draft: AddDraft;
  onChange: (change: ChosenDraft) => void;
}

/** Shows due date, priority and tags of the task being typed. */
export function AddTaskOptions({ draft, onChange }: AddTaskOptionsProps) {
  const clock = useClock();
  const due = draft.dueOn ? dayLabel(draft.dueOn, clock) : "No date";
  const tags = draft.tags.length === 0 ? "Tags" : draft.tags.join(", ");
  return (
    <>
      <Popover
        label="Due date"
        renderTrigger={(trigger) => (
          <ChipButton {...trigger} icon={<CalendarDays aria-hidden />} aria-label={`Due: ${due}`}>
            {due}
          </ChipButton>
        )}
      >
        {(close) => (
          <DayChoices
            day={draft.dueOn ?? null}
            onChoose={(dueOn) => {
              onChange({ dueOn });
              close();
            }}
          />
        )}
      </Popover>
      <Menu
        label="Priority"
        entries={[
          {
            kind: "choice",
            label: "Priority",
            value: draft.priority,
            options: rankedPriorities,
            onChange: (value) => onChange({ priority: oneOf(priorities, value) ?? draft.priority }),
          },
        ]}
        renderTrigger={(trigger) => (
          <ChipButton
            {...trigger}
            icon={<Flag aria-hidden />}
            aria-label={`Priority: ${priorityNames[draft.priority]}`}
          >
            {priorityNames[draft.priority]}
          </ChipButton>
        )}
      />
      <Popover
        label="Tags"
        renderTrigger={(trigger) => (
          <ChipButton {...trigger} icon={<Tag aria-hidden />} aria-label={`Tags: ${tags}`}>
            <bdi>{tags}</bdi>
          </ChipButton>
        )}
      >
        {() => <TagField tags={draft.tags} onChange={(next) => onChange({ tags: next })} />}
      </Popover>
    </>
  );
}
