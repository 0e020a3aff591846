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
import type { PastedLine } from "../quick-add/pasted-lines";
import type { Pasted } from "./pasted/pasted-choice";
import type { Understood } from "./understood";

const AddTaskOptions = lazyPart(async () => (await import("./add-task-options")).AddTaskOptions);

const PastedChoice = lazyPart(async () => (await import("./pasted/pasted-choice")).PastedChoice);

const hasLines = (text: string) => /\S\s*[\n\r\u2028\u2029]\s*\S/u.test(text);

interface AddFormProps {
  draft: AddDraft;
  understood: Understood;
  /** The error of the title. */
  error: string | undefined;
  descriptionError: string | undefined;
  placeholder: string;
  /** On the page the options overlay the list, so that nothing moves; in a sheet they have their own space. */
  isInSheet?: boolean;
  onChange: (change: ChosenDraft) => void;
  onAdd: () => void;
  /** Returns the task that a pasted line becomes. */
  preview: (line: string) => Understood;
  /** Adds a task for each line. */
  onAddAll: (lines: readonly PastedLine[]) => void;
}

/** Shows a field whose text becomes a task on Enter, and which is then ready for the next one. */
export function AddForm({
  draft,
  understood,
  error,
  descriptionError,
  placeholder,
  isInSheet = false,
  onChange,
  onAdd,
  preview,
  onAddAll,
}: AddFormProps) {
  const id = useId();
  const [wasEntered, setEntered] = useState(isInSheet);
  const [isDescribing, setDescribing] = useState(false);
  const [pasted, setPasted] = useState<Pasted>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPasted(undefined);
    onAdd();
    if (descriptionError !== undefined) return;
    setDescribing(false);
    returnToAddField();
  };
  const ask = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!hasLines(text)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    setPasted({ text, from: selectionStart ?? draft.title.length, to: selectionEnd ?? draft.title.length });
  };
  const leavePasted = () => {
    setPasted(undefined);
    returnToAddField();
  };
  const hasMessage = error !== undefined;
  const isBegun = draft.title !== "" || draft.description !== "" || isDescribing || pasted !== undefined;
  return (
    <form
      onSubmit={submit}
      className={joinClasses(
        "group/add relative z-10 mb-1 rounded-lg border border-line bg-surface shadow-raised focus-within:border-control print:hidden",
        !isInSheet &&
          "has-aria-expanded:rounded-b-none has-aria-expanded:border-b-transparent has-[[data-options]:focus-within]:rounded-b-none has-[[data-options]:focus-within]:border-b-transparent",
        !isInSheet && isBegun && "focus-within:rounded-b-none focus-within:border-b-transparent",
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
        onPaste={ask}
        onDescribe={() => setDescribing(true)}
      />
      <div
        // Some browsers do not focus a pressed button. The focus then stays in the form, and the options with it. They are hidden so that
        // their popups can still return the focus to them.
        tabIndex={-1}
        data-options
        className={joinClasses(
          "outline-none",
          !isInSheet &&
            "pointer-events-none absolute -inset-x-px top-full rounded-b-lg border-x border-b border-control bg-surface opacity-0 shadow-overlay focus-within:pointer-events-auto focus-within:opacity-100 group-has-aria-expanded/add:pointer-events-auto group-has-aria-expanded/add:opacity-100",
          // An empty field leaves the first row in sight, where a task that was just added may be.
          !isInSheet && isBegun && "group-focus-within/add:pointer-events-auto group-focus-within/add:opacity-100",
        )}
      >
        {error !== undefined && <FormError id={`${id}-message`}>{error}</FormError>}
        {pasted !== undefined && (
          <Suspense>
            <PastedChoice
              draft={draft}
              pasted={pasted}
              preview={preview}
              onAdd={onAddAll}
              onChange={onChange}
              onClose={leavePasted}
            />
          </Suspense>
        )}
        {wasEntered && pasted === undefined && (
          <div className="flex items-end gap-2 px-3 pt-1 pb-2.5 max-sm:gap-1.5 max-sm:px-2">
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:min-h-11 max-sm:gap-1.5">
              <Suspense fallback={<span className="min-h-7" />}>
                <AddTaskOptions
                  draft={draft}
                  understood={understood}
                  descriptionError={descriptionError}
                  isDescribing={isDescribing}
                  onDescribe={setDescribing}
                  onChange={onChange}
                />
              </Suspense>
            </div>
            <Button
              type="submit"
              variant="primary"
              size="sm"
              className="shrink-0 max-sm:size-11 max-sm:px-0!"
              icon={<Plus aria-hidden className="size-5 sm:hidden" />}
              disabled={(error ?? descriptionError) !== undefined || !isVisible(draft.title)}
            >
              <span className="max-sm:sr-only">Add task</span>
            </Button>
          </div>
        )}
      </div>
    </form>
  );
}

function FormError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <output className="flex items-start gap-1.5 px-3 py-1 text-sm text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span id={id}>{children}</span>
    </output>
  );
}
