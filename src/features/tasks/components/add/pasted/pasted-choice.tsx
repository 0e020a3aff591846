import CircleAlert from "lucide-react/icons/circle-alert";
import { useEffect, useMemo, useRef } from "react";
import { useClock } from "~/client/clock";
import { Button } from "~/ui/button";
import { type PastedLine, readPastedLines } from "../../quick-add/pasted-lines";
import type { AddDraft, ChosenDraft } from "../add-draft";
import { chipsOf } from "../chips";
import { textChange, type Understood } from "../understood";

/** Text of several lines, and the part of the field that it would replace. */
export interface Pasted {
  text: string;
  from: number;
  to: number;
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/u;
const lineBreaks = /\s*[\n\r\u2028\u2029]\s*/gu;

interface PastedChoiceProps {
  draft: AddDraft;
  pasted: Pasted;
  /** Returns the task that a line becomes. */
  preview: (line: string) => Understood;
  onAdd: (lines: readonly PastedLine[]) => void;
  onChange: (change: ChosenDraft) => void;
  onClose: () => void;
}

const maxShown = 5;

/** Asks what to do with several pasted lines, and shows the tasks they would become. */
export function PastedChoice({ draft, pasted, preview, onAdd, onChange, onClose }: PastedChoiceProps) {
  const clock = useClock();
  const { lines, fault } = useMemo(() => readPastedLines(pasted.text), [pasted.text]);
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
  const add = () => {
    onAdd(lines);
    onClose();
  };
  const join = () => {
    const line = pasted.text.trim().replaceAll(lineBreaks, " ");
    onChange(textChange(draft, draft.title.slice(0, pasted.from) + line + draft.title.slice(pasted.to)));
    onClose();
  };
  const describe = () => {
    const [first = "", ...rest] = pasted.text.trim().split(lineBreak);
    const before = draft.title.slice(0, pasted.from) + first.trim() + draft.title.slice(pasted.to);
    const description = [draft.description, rest.join("\n").trim()].filter((text) => text !== "").join("\n\n");
    onChange({ ...textChange(draft, before), description });
    onClose();
  };
  const title = `You pasted ${lines.length} lines`;
  const shown = lines.slice(0, maxShown).map(({ title: line, level }, index) => {
    return { key: `${index} ${line}`, level, understood: preview(line) };
  });
  const hasLevels = lines.some(({ level }) => level > 1);
  const more = lines.length - maxShown;
  return (
    <fieldset ref={group} aria-label={title} className="flex flex-col gap-2 px-3 py-2 text-sm">
      {fault === undefined ? (
        <ul aria-label="New tasks">
          {shown.map(({ key, level, understood }) => {
            const details = chipsOf(understood, clock).map(({ label }) => label);
            return (
              <li
                key={key}
                aria-level={hasLevels ? level : undefined}
                style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}
                className="flex min-h-7 items-baseline gap-2"
              >
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
          <Button variant="primary" size="sm" onClick={add}>
            {lines.length === 1 ? "Add 1 task" : `Add ${lines.length} tasks`}
          </Button>
        )}
        <Button size="sm" onClick={describe}>
          1 task with a description
        </Button>
        <Button size="sm" onClick={join}>
          Paste as one line
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
