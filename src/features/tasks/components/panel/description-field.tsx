"use client";

import { useId } from "react";
import { isStorable, lengthFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import type { Task } from "../../store/task";
import { useTextDraft } from "./use-text-draft";

function checkDescription(text: string): string | undefined {
  if (!isStorable(text)) return "This contains a character that cannot be stored.";
  return lengthFault(text, limits.description);
}

/** Shows the description, saved while it is written. */
export function DescriptionField({ task }: { task: Task }) {
  const id = useId();
  const { text, error, write, compose, leave } = useTextDraft(task, "description", checkDescription);
  return (
    <div className="mt-3">
      <textarea
        dir="auto"
        aria-label="Description"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        placeholder="Add a description"
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={leave}
        {...compose}
        rows={3}
        className={descriptionClass}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-2 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const descriptionClass =
  "-mx-2 field-sizing-content max-h-[50dvh] min-h-20 w-[calc(100%+1rem)] resize-none rounded-md border border-transparent bg-transparent px-2 py-1.5 text-base placeholder:text-muted hover:border-line focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 max-sm:min-h-24";
