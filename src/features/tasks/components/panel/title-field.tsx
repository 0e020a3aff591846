"use client";

import { useId } from "react";
import { isVisible, textFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import type { Task } from "../../store/task";
import { useTextDraft } from "./use-text-draft";

function checkTitle(text: string): string | undefined {
  if (!isVisible(text)) return "Enter some text.";
  return textFault(text.trim(), limits.title);
}

/** Shows the title in large type. It is one line of text that wraps on the screen. */
export function TitleField({ task }: { task: Task }) {
  const id = useId();
  const { text, error, write, compose, leave } = useTextDraft(task, "title", checkTitle);
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="sr-only">
        Title
      </label>
      <textarea
        id={id}
        dir="auto"
        data-field="title"
        rows={1}
        value={text}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => write(event.target.value.replaceAll(/\s*\n\s*/g, " "))}
        onBlur={leave}
        {...compose}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          leave();
        }}
        className="-mx-2 -my-1 field-sizing-content max-h-60 w-[calc(100%+1rem)] resize-none rounded-md border border-transparent bg-transparent px-2 py-1 text-xl font-semibold hover:border-line focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-2 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
