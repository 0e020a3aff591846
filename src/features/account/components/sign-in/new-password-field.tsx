"use client";

import { type ChangeEvent, useDeferredValue, useState } from "react";
import { PasswordField } from "~/ui/fields/password-field";
import type { RatePassword } from "../../password-strength";
import { PasswordMeter } from "./password-meter";

type NewPasswordFieldProps = {
  /** The field's name in the form. */
  name: string;
  label: string;
  error: string | undefined;
};

const nothing: { password: string; own: string[] } = { password: "", own: [] };

/** Accepts any text as a new password and rates how easily it is guessed. The rating is loaded when the field is first focused. */
export function NewPasswordField(field: NewPasswordFieldProps) {
  const [typed, setTyped] = useState(nothing);
  const [rate, setRate] = useState<RatePassword>();
  const { password, own } = useDeferredValue(typed);
  const load = () => {
    // The field works without the rating, too.
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

/** Returns what the form itself reveals about the user, such as name and address. */
function readOwnData(form: HTMLFormElement | null): string[] {
  if (form === null) return [];
  const fields = new FormData(form);
  return ["name", "email"].map((name) => fields.get(name)).filter((value) => typeof value === "string");
}
