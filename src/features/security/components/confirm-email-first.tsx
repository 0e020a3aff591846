/** Stands where something could be added, were the address confirmed. The link is sent again above, beside the address. */
export function ConfirmEmailFirst() {
  return (
    <p className="rounded-md bg-sunken px-3 py-2.5 text-sm text-pretty">
      Confirm your e-mail address first. You can send the link again above.
    </p>
  );
}
