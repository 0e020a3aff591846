"use client";

import { useState } from "react";
import { filterOfText, textOfView } from "~/features/tasks/components/filter-text/view-filter";
import { usePlaces } from "~/features/tasks/components/place/use-places";
import { nameFault } from "~/shared/text/name-fault";
import { TextField } from "~/ui/fields/text-field";
import { NameDialog } from "~/ui/overlays/name-dialog";
import { limits } from "../constants";
import type { SavedView } from "../store/saved-view";
import { IconChoice } from "./icon-choice";

interface ViewFormProps {
  title: string;
  /** What stands in the fields at first. */
  start: Pick<SavedView, "name" | "icon">;
  /** The view whose filter is written as text here. Without one, there is no such field. */
  filtered?: Pick<SavedView, "id" | "path" | "filter"> | undefined;
  /** Why nothing can be saved, if so. */
  fault?: string | undefined;
  /** Called with what the fields say; without a filter if none was written. */
  onSave: (written: Pick<SavedView, "name" | "icon"> & { filter?: string }) => void;
  onClose: () => void;
}

/** Shows the form for the name, the icon and the filter of a saved view. */
export function ViewForm({ title, start, filtered, fault, onSave, onClose }: ViewFormProps) {
  const places = usePlaces();
  const [name, setName] = useState(start.name);
  const [icon, setIcon] = useState(start.icon);
  // Until something is written, it follows the names of projects, and the view itself.
  const [text, setText] = useState<string>();
  const [textFault, setTextFault] = useState<string>();
  const read = () =>
    filtered === undefined || text === undefined
      ? undefined
      : filterOfText(text, filtered, { places, maxLength: limits.filter });
  const checkFilter = () => {
    const reading = read();
    const wrong = reading !== undefined && "fault" in reading ? reading.fault : undefined;
    setTextFault(wrong);
    return wrong === undefined;
  };
  return (
    <NameDialog
      title={title}
      submit="Save"
      name={name}
      onName={setName}
      check={(written) => fault ?? nameFault(written, limits.name)}
      checkOthers={checkFilter}
      onSave={(written) => onSave({ name: written, icon, ...read() })}
      onClose={onClose}
    >
      <IconChoice value={icon} onChange={setIcon} />
      {filtered !== undefined && (
        <TextField
          label="Filter as text"
          value={text ?? textOfView(filtered, places)}
          error={textFault}
          onChange={(event) => {
            setText(event.target.value);
            setTextFault(undefined);
          }}
          placeholder="today & @home & !#Work"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </NameDialog>
  );
}
