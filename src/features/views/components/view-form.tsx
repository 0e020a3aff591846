"use client";

import { type SubmitEvent, useId, useState } from "react";
import { nameFault } from "~/shared/text/name-fault";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields/text-field";
import { Dialog } from "~/ui/overlays/dialog";
import { limits } from "../constants";
import type { SavedView } from "../store/saved-view";
import { IconChoice } from "./icon-choice";

interface ViewFormProps {
  title: string;
  /** What stands in the fields at first. */
  start: Pick<SavedView, "name" | "icon">;
  /** Why nothing can be saved, if so. */
  fault?: string | undefined;
  onSave: (written: Pick<SavedView, "name" | "icon">) => void;
  onClose: () => void;
}

/** Shows the form for the name and the icon of a saved view. */
export function ViewForm({ title, start, fault, onSave, onClose }: ViewFormProps) {
  const id = useId();
  const [name, setName] = useState(start.name);
  const [icon, setIcon] = useState(start.icon);
  const [error, setError] = useState<string>();
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = name.trim();
    const wrong = fault ?? nameFault(written, limits.name);
    setError(wrong);
    if (wrong !== undefined) return;
    onClose();
    onSave({ name: written, icon });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id}>
            Save
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={save} noValidate className="mt-2 flex flex-col gap-4">
        <TextField
          label="Name"
          data-autofocus
          autoComplete="off"
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
        <IconChoice value={icon} onChange={setIcon} />
      </form>
    </Dialog>
  );
}
