import { type ComponentProps, type ReactNode, type SubmitEvent, useId, useState } from "react";
import { Button } from "../button";
import { TextField } from "../fields/text-field";
import { Dialog } from "./dialog";

interface NameDialogProps {
  title: string;
  /** The name of the button that saves. */
  submit: string;
  name: string;
  onName: (name: string) => void;
  /** Returns what is wrong with the name that is to be saved, if anything. */
  check: (written: string) => string | undefined;
  /** Checks what `children` hold, which show themselves what is wrong with it. Returns whether it can be saved. */
  checkOthers?: () => boolean;
  /** Called with the name, without spaces around it, after the dialog has closed. */
  onSave: (written: string) => void;
  onClose: () => void;
  /** Further attributes of the field. */
  field?: Omit<ComponentProps<typeof TextField>, "label">;
  children?: ReactNode;
}

/** Shows a form for a name, and what else `children` let the user choose, in a dialog. */
export function NameDialog({
  title,
  submit,
  name,
  onName,
  check,
  checkOthers,
  onSave,
  onClose,
  field,
  children,
}: NameDialogProps) {
  const id = useId();
  const [error, setError] = useState<string>();
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = name.trim();
    const wrong = check(written);
    setError(wrong);
    const areOthersFine = checkOthers?.() ?? true;
    if (wrong !== undefined || !areOthersFine) return;
    onClose();
    onSave(written);
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
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={save} noValidate className="mt-2 flex flex-col gap-4">
        <TextField
          label="Name"
          data-autofocus
          autoComplete="off"
          {...field}
          value={name}
          error={error}
          onChange={(event) => {
            onName(event.target.value);
            setError(undefined);
          }}
        />
        {children}
      </form>
    </Dialog>
  );
}
