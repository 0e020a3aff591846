"use client";

import { isStorable, lengthFault } from "~/shared/text/written-text";
import { TextArea } from "~/ui/fields/text-area";
import { limits } from "../../constants";
import type { Task } from "../../store/task";
import { useTextDraft } from "./use-text-draft";

function checkDescription(text: string): string | undefined {
  if (!isStorable(text)) return "This contains a character that cannot be stored.";
  return lengthFault(text, limits.description);
}

/** Shows the description, saved while it is written. */
export function DescriptionField({ task }: { task: Task }) {
  const { text, error, write, compose, leave } = useTextDraft(task, "description", checkDescription);
  return (
    <TextArea
      label="Description"
      placeholder="Add notes or links"
      value={text}
      error={error}
      onChange={(event) => write(event.target.value)}
      onBlur={leave}
      {...compose}
      rows={4}
    />
  );
}
