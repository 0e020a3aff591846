"use client";

import { Suspense, useEffect, useId, useRef, useState } from "react";
import { textFault } from "~/shared/text/written-text";
import { lazyPart } from "~/ui/page/lazy-part";
import { limits } from "../../constants";
import type { Task } from "../../store/task";
import type { DescriptionViewProps } from "../description/description-view";
import { looksRich } from "../description/looks-rich";
import { useTextDraft } from "./use-text-draft";

const DescriptionView = lazyPart(
  async () => (await import("../description/description-view")).DescriptionView,
  PlainDescription,
);

const checkDescription = (text: string) => textFault(text, limits.description);

/** Shows the description, saved while it is written. One that is more than words is shown with its links and lists until it is edited. */
export function DescriptionField({ task }: { task: Task }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [isEditing, setEditing] = useState(false);
  const { text, error, write, compose, leave } = useTextDraft(task, "description", checkDescription);
  useEffect(() => {
    if (!isEditing || document.activeElement === area.current) return;
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [isEditing]);
  if (!isEditing && error === undefined && looksRich(text)) {
    return (
      <div className="mt-3">
        <Suspense fallback={<p className="min-h-20 whitespace-pre-wrap wrap-anywhere">{text}</p>}>
          <DescriptionView
            text={text}
            onChange={(changed) => {
              write(changed);
              leave();
            }}
            onEdit={() => setEditing(true)}
          />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="mt-3">
      <textarea
        ref={area}
        dir="auto"
        aria-label="Description"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        placeholder="Add a description"
        value={text}
        onChange={(event) => write(event.target.value)}
        onFocus={() => setEditing(true)}
        onBlur={() => {
          leave();
          setEditing(false);
        }}
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

/** Shows the text as it was written, where the code that reads it could not be loaded. */
function PlainDescription({ text, onEdit }: DescriptionViewProps) {
  return (
    <button
      type="button"
      aria-label="Edit description"
      onClick={onEdit}
      className="block min-h-20 w-full text-left whitespace-pre-wrap wrap-anywhere"
    >
      {text}
    </button>
  );
}

const descriptionClass =
  "-mx-2 field-sizing-content max-h-[50dvh] min-h-20 w-[calc(100%+1rem)] resize-none rounded-md border border-transparent bg-transparent px-2 py-1.5 text-base placeholder:text-muted hover:border-line focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 max-sm:min-h-24";
