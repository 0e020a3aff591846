"use client";

import { type FormEvent, type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { Dialog } from "./dialog";
import { Notice } from "../feedback/notice";
import { TextArea } from "../fields/text-area";

/** The errors, at their fields or of the whole. */
export type ReasonFailure = { fields: Record<string, string>; message?: string };

type ReasonDialogProps = {
  title: string;
  /** What will happen, in plain words. */
  children: ReactNode;
  /** The label of the button that confirms. */
  confirm: string;
  tone?: "primary" | "danger";
  /** The maximum length of the reason. */
  limit: number;
  /** Further fields, between the explanation and the reason. */
  renderFields?: (errors: Record<string, string>) => ReactNode;
  /** Runs the action. Returns the errors, or nothing when it succeeded and the dialog can close. */
  onSend: (values: { reason: string; form: FormData }) => Promise<ReasonFailure | undefined>;
  onClose: () => void;
};

/** Asks for a reason before an action that others may want to understand later. It is open while it is mounted. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, confirm, tone = "primary", limit, renderFields, onSend, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ReasonFailure & { attempt: number }>({ fields: {}, attempt: 0 });

  useEffect(() => {
    if (trouble.attempt > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [trouble.attempt]);

  const send = async (values: FormData) => {
    const given = values.get("reason");
    const reason = typeof given === "string" ? given.trim() : "";
    setBusy(true);
    const problem = reasonError(reason, limit) ?? (await onSend({ reason, form: values }));
    setBusy(false);
    if (problem) setTrouble(({ attempt }) => ({ ...problem, attempt: attempt + 1 }));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) void send(new FormData(event.currentTarget));
  };
  // An error disappears once its field is edited.
  const clearError = ({ target }: FormEvent<HTMLFormElement>) => {
    const name = target instanceof Element ? target.getAttribute("name") : null;
    setTrouble((before) => ({
      ...before,
      fields: Object.fromEntries(Object.entries(before.fields).filter(([field]) => field !== name)),
    }));
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <div className="text-sm text-pretty text-muted">{children}</div>
      <form ref={form} noValidate onSubmit={submit} onInput={clearError} className="mt-3 flex flex-col gap-4">
        {renderFields?.(trouble.fields)}
        <TextArea
          data-autofocus
          label="Reason"
          name="reason"
          hint="Kept in the audit trail."
          rows={2}
          required
          error={trouble.fields["reason"]}
        />
        {trouble.message && <Notice key={trouble.attempt}>{trouble.message}</Notice>}
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={tone} busy={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function reasonError(reason: string, maxLength: number): ReasonFailure | undefined {
  if (reason === "") return { fields: { reason: "Enter a reason." } };
  const { length } = Array.from(reason);
  return length <= maxLength
    ? undefined
    : { fields: { reason: `Use at most ${maxLength} characters. This has ${length}.` } };
}
