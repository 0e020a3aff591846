"use client";

import { type SubmitEvent, useId, useState } from "react";
import { fold } from "~/shared/text/fold";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields/text-field";
import { Dialog } from "~/ui/overlays/dialog";
import { enterTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { useTagActions } from "./use-tag-actions";

/** Shows the form for the name of a tag, which says when it would merge two. */
export function TagForm({ tag, onClose }: { tag: string; onClose: () => void }) {
  const { rename } = useTagActions();
  const known = useTaskTags();
  const id = useId();
  const [name, setName] = useState(tag);
  const [error, setError] = useState<string>();
  const written = name.trim();
  const isOther = fold(written) !== fold(tag);
  const other = isOther ? known.find((each) => fold(each.tag) === fold(written))?.tag : undefined;
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { tags, error: fault } = enterTags([], written);
    const [to] = tags;
    const wrong = written.includes(",") ? "A tag cannot hold a comma." : (fault ?? (to ? undefined : "Enter a name."));
    setError(wrong);
    if (wrong !== undefined || to === undefined) return;
    onClose();
    if (to !== tag) rename(tag, other ?? to);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename tag"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id}>
            {other === undefined ? "Rename" : "Merge"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={save} noValidate className="mt-2 flex flex-col gap-3">
        <TextField
          label="Name"
          data-autofocus
          autoComplete="off"
          autoCapitalize="none"
          dir="auto"
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
        <output className="text-sm text-muted">
          {other === undefined
            ? "It is renamed in every task that has it, completed and deleted ones too, and in saved views."
            : `There is a tag @${other} already. Every task with @${tag} will have @${other} instead.`}
        </output>
      </form>
    </Dialog>
  );
}
