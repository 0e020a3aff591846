"use client";

import { type ChangeEvent, useDeferredValue, useState } from "react";
import { PasswordField } from "~/ui/fields/password-field";
import type { RatePassword } from "../../password-strength";
import { PasswordMeter } from "./password-meter";

type NewPasswordFieldProps = {
  /** As the form sends it. */
  name: string;
  label: string;
  error: string | undefined;
};

const nothing: { password: string; own: string[] } = { password: "", own: [] };

/** Takes any text as a new password, with advice on how easily it is guessed. The advice is loaded when the field is first focused. */
export function NewPasswordField(field: NewPasswordFieldProps) {
  const [typed, setTyped] = useState(nothing);
  const [rate, setRate] = useState<RatePassword>();
  const { password, own } = useDeferredValue(typed);
  const load = () => {
    // Without the advice the field works as well.
    void import("../../password-strength")
      .then(({ ratePassword }) => setRate(() => ratePassword))
      .catch(() => undefined);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <PasswordField
        {...field}
        autoComplete="new-password"
        required
        hint="At least 8 characters. A few words together are easy to remember and hard to guess."
        onFocus={load}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => {
          setTyped({ password: target.value, own: readOwnData(target.form) });
        }}
      />
      {rate && password !== "" && <PasswordMeter {...rate(password, own)} />}
    </div>
  );
}

/** Returns what the same form says of who fills it in. */
function readOwnData(form: HTMLFormElement | null): string[] {
  if (form === null) return [];
  const fields = new FormData(form);
  return ["name", "email"].map((name) => fields.get(name)).filter((value) => typeof value === "string");
}
