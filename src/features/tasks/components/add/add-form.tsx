"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import Plus from "lucide-react/icons/plus";
import { type ClipboardEvent, type ReactNode, type SubmitEvent, Suspense, useId, useState } from "react";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { isVisible } from "~/shared/text/written-text";
import type { AddDraft, ChosenDraft } from "./add-draft";
import { returnToAddField } from "./add-task-focus";
import { AddField } from "./add-field";
import type { Understood } from "./understood";

const AddTaskOptions = lazyPart(async () => (await import("./add-task-options")).AddTaskOptions);

interface AddFormProps {
  draft: AddDraft;
  understood: Understood;
  /** The error of the title. */
  error: string | undefined;
  placeholder: string;
  /** On the page the options overlay the list, so that nothing moves; in a sheet they have their own space. */
  isInSheet?: boolean;
  onChange: (change: ChosenDraft) => void;
  onAdd: () => void;
}

/** Shows a field whose text becomes a task on Enter, and which is then ready for the next one. */
export function AddForm({ draft, understood, error, placeholder, isInSheet = false, onChange, onAdd }: AddFormProps) {
  const id = useId();
  const [wasEntered, setEntered] = useState(isInSheet);
  const [pasted, setPasted] = useState(0);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPasted(0);
    onAdd();
    returnToAddField();
  };
  const countLines = (event: ClipboardEvent) =>
    setPasted(
      event.clipboardData
        .getData("text")
        .trim()
        .split(/\s*\n\s*/).length,
    );
  const hasMessage = error !== undefined || (pasted > 1 && draft.title !== "");
  return (
    <form
      onSubmit={submit}
      className={joinClasses(
        "group/add relative z-10 mb-1 rounded-lg border border-line bg-surface shadow-raised focus-within:border-control print:hidden",
        !isInSheet &&
          "focus-within:rounded-b-none focus-within:border-b-transparent has-aria-expanded:rounded-b-none has-aria-expanded:border-b-transparent",
      )}
    >
      <AddField
        draft={draft}
        understood={understood}
        placeholder={placeholder}
        isInSheet={isInSheet}
        isInvalid={error !== undefined}
        describedBy={hasMessage ? `${id}-message` : undefined}
        onChange={onChange}
        onFocus={() => setEntered(true)}
        onPaste={countLines}
      />
      <div
        // Some browsers do not focus a pressed button. The focus then stays in the form, and the options with it. They are hidden so that
        // their popups can still return the focus to them.
        tabIndex={-1}
        className={joinClasses(
          "outline-none",
          !isInSheet &&
            "pointer-events-none absolute -inset-x-px top-full rounded-b-lg border-x border-b border-control bg-surface opacity-0 shadow-overlay group-focus-within/add:pointer-events-auto group-focus-within/add:opacity-100 group-has-aria-expanded/add:pointer-events-auto group-has-aria-expanded/add:opacity-100",
        )}
      >
        {hasMessage && (
          <FormMessage id={`${id}-message`} isError={error !== undefined}>
            {error ?? `${pasted} pasted lines were joined into one task.`}
          </FormMessage>
        )}
        {wasEntered && (
          <div className="flex items-end gap-2 px-3 pt-1 pb-2.5 max-sm:gap-1.5 max-sm:px-2">
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:min-h-11 max-sm:gap-1.5">
              <Suspense fallback={<span className="min-h-7" />}>
                <AddTaskOptions draft={draft} understood={understood} onChange={onChange} />
              </Suspense>
            </div>
            <Button
              type="submit"
              variant="primary"
              size="sm"
              className="shrink-0 max-sm:size-11 max-sm:px-0!"
              icon={<Plus aria-hidden className="size-5 sm:hidden" />}
              disabled={error !== undefined || !isVisible(draft.title)}
            >
              <span className="max-sm:sr-only">Add task</span>
            </Button>
          </div>
        )}
      </div>
    </form>
  );
}

function FormMessage({ id, isError, children }: { id: string; isError: boolean; children: ReactNode }) {
  return (
    <output
      className={joinClasses("flex items-start gap-1.5 px-3 py-1 text-sm", isError ? "text-danger" : "text-muted")}
    >
      {isError && <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
      <span id={id}>{children}</span>
    </output>
  );
}
