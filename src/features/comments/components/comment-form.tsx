"use client";

import { type KeyboardEvent, type SubmitEvent, useId, useState } from "react";
import { readDraft, writeDraft } from "~/features/tasks/store/draft-storage";
import { isVisible, textFault } from "~/shared/text/written-text";
import { Button } from "~/ui/button";
import { limits } from "../constants";

interface CommentFormProps {
  label: string;
  /** What the button that takes the text says. */
  submit: string;
  /** The key under which the text is kept across reloads of this tab. */
  draft: string;
  /** The text that is edited. */
  initial?: string;
  onSubmit: (text: string) => void;
  onLeave: () => void;
  /** Whether another text can be written after one was taken. */
  staysOpen?: boolean;
}

/** Shows a field for the text of a comment. Ctrl or Cmd with Enter takes it, Escape leaves the field and keeps what is written in it. */
export function CommentForm({ label, submit, draft, initial = "", onSubmit, onLeave, staysOpen }: CommentFormProps) {
  const id = useId();
  const [text, setText] = useState(() => readDraft(draft) ?? initial);
  const fault = textFault(text.trim(), limits.text);
  const canSubmit = isVisible(text) && fault === undefined;
  const write = (written: string) => {
    setText(written);
    writeDraft(draft, written === initial ? "" : written);
  };
  const take = () => {
    if (!canSubmit) return;
    onSubmit(text);
    writeDraft(draft, "");
    if (staysOpen === true) setText("");
    else onLeave();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      take();
    }
    if (event.key === "Escape") {
      // It does not close the open task.
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };
  const cancel = () => {
    writeDraft(draft, "");
    onLeave();
  };
  return (
    <form
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        take();
      }}
      className="mt-1 rounded-md border border-line focus-within:border-control"
    >
      <textarea
        dir="auto"
        data-field="comment"
        aria-label={label}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={label}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        rows={2}
        className="field-sizing-content max-h-[40dvh] min-h-16 w-full resize-none bg-transparent px-2.5 py-2 text-sm outline-none placeholder:text-muted pointer-coarse:text-base"
      />
      {fault !== undefined && (
        <output id={`${id}-fault`} className="block px-2.5 pb-1 text-sm text-danger">
          {fault}
        </output>
      )}
      <div className="flex justify-end gap-2 px-2 pb-2">
        <Button variant="quiet" size="sm" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" size="sm" disabled={!canSubmit}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
