"use client";

import { useState } from "react";
import { nameFault } from "~/shared/text/name-fault";
import { NameDialog } from "~/ui/overlays/name-dialog";
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
  const [name, setName] = useState(start.name);
  const [icon, setIcon] = useState(start.icon);
  return (
    <NameDialog
      title={title}
      submit="Save"
      name={name}
      onName={setName}
      check={(written) => fault ?? nameFault(written, limits.name)}
      onSave={(written) => onSave({ name: written, icon })}
      onClose={onClose}
    >
      <IconChoice value={icon} onChange={setIcon} />
    </NameDialog>
  );
}
