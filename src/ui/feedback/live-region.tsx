/** Holds the text of `announce`. One in the root layout, one inside each modal, because what is outside a modal is inert. */
export function LiveRegion() {
  return <output data-live-region aria-live="polite" aria-atomic className="sr-only" />;
}
