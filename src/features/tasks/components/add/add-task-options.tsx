"use client";

import AlignLeft from "lucide-react/icons/text-align-start";
import CalendarDays from "lucide-react/icons/calendar-days";
import Flag from "lucide-react/icons/flag";
import FlagTriangleRight from "lucide-react/icons/flag-triangle-right";
import Folder from "lucide-react/icons/folder";
import Repeat from "lucide-react/icons/repeat";
import Tag from "lucide-react/icons/tag";
import { useEffect } from "react";
import { Chip, ChipButton } from "~/ui/chip";
import { announce } from "~/ui/feedback/announce";
import { Menu } from "~/ui/overlays/menu";
import { Popover } from "~/ui/overlays/popover";
import { dayLabel } from "~/shared/due-labels";
import { oneOf } from "~/shared/one-of";
import { priorities } from "../../constants";
import { useClock } from "~/client/clock";
import { DatePopover } from "../date/date-popover";
import { TagField } from "../panel/tag-field";
import { priorityNames, rankedPriorities } from "../../list/labels/priority-labels";
import type { Piece } from "../quick-add/read-task";
import type { AddDraft, ChosenDraft } from "./add-draft";
import { AddDescription } from "./add-description";
import { AddPlace } from "./add-place";
import { returnToAddField } from "./add-task-focus";
import { chipsOf } from "./chips";
import { backToWords, type Understood } from "./understood";

interface AddTaskOptionsProps {
  draft: AddDraft;
  understood: Understood;
  descriptionError: string | undefined;
  /** Whether the user writes a description, also an empty one. */
  isDescribing: boolean;
  onDescribe: (isDescribing: boolean) => void;
  onChange: (change: ChosenDraft) => void;
}

const icons = {
  due: CalendarDays,
  repeat: Repeat,
  deadline: FlagTriangleRight,
  priority: Flag,
  project: Folder,
  tag: Tag,
};

/** Milliseconds without a change after which what was understood is announced. */
const pause = 700;

/** Shows the description of the task being typed, its due date, priority, project and tags: as chips where words say them, as buttons elsewhere. */
export function AddTaskOptions({
  draft,
  understood,
  descriptionError,
  isDescribing,
  onDescribe,
  onChange,
}: AddTaskOptionsProps) {
  const clock = useClock();
  const chips = chipsOf(understood, clock);
  const summary = chips.map(({ label }) => label).join(", ");
  useEffect(() => {
    if (summary === "") return undefined;
    const timer = setTimeout(() => announce(`Understood: ${summary}`), pause);
    return () => clearTimeout(timer);
  }, [summary]);
  const isSaid = (kind: "due" | "priority" | "project") => chips.some((chip) => chip.kind === kind);
  // A repeat begins on a day, too.
  const { dueOn } = understood.task;
  const due = dueOn ? dayLabel(dueOn, clock) : "No date";
  const tags = draft.tags.length === 0 ? "Tags" : draft.tags.join(", ");
  const hasDescription = isDescribing || draft.description !== "";
  const leaveAsWords = (pieces: readonly Piece[]) => {
    onChange(backToWords(draft, pieces));
    returnToAddField();
  };
  return (
    <>
      {hasDescription && (
        <AddDescription
          text={draft.description}
          error={descriptionError}
          isAsked={isDescribing}
          onChange={(description) => onChange({ description })}
          onLeave={() => {
            onDescribe(false);
            returnToAddField();
          }}
        />
      )}
      {chips.map(({ kind, label, pieces }) => {
        const Icon = icons[kind];
        const words = pieces.map(({ text }) => text).join(" ");
        return (
          <Chip
            key={`${kind} ${words}`}
            icon={<Icon aria-hidden />}
            onRemove={() => leaveAsWords(pieces)}
            removeLabel={`Keep “${words}” in the title`}
          >
            {label}
          </Chip>
        );
      })}
      {!isSaid("due") && (
        <DatePopover
          label="Due date"
          value={{ dueOn, dueAt: null }}
          hasTime={false}
          onChange={(next) => onChange({ dueOn: next.dueOn })}
          renderTrigger={(trigger) => (
            <ChipButton {...trigger} icon={<CalendarDays aria-hidden />} aria-label={`Due: ${due}`}>
              {due}
            </ChipButton>
          )}
        />
      )}
      {!isSaid("priority") && (
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
      )}
      {!isSaid("project") && <AddPlace place={draft} onChoose={onChange} />}
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
      {!hasDescription && (
        <ChipButton icon={<AlignLeft aria-hidden />} onClick={() => onDescribe(true)}>
          Description
        </ChipButton>
      )}
    </>
  );
}
