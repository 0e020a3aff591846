/** Shown in place of what requires a confirmed address. The link can be sent again above, beside the address. */
export function ConfirmEmailFirst() {
  return (
    <p className="rounded-md bg-sunken px-3 py-2.5 text-sm text-pretty">
      Confirm your e-mail address first. You can send the link again above.
    </p>
  );
}
