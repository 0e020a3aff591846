/** Where `announce` speaks. One in the root layout, one inside each modal (what is outside a modal is inert, hence mute). */
export function LiveRegion() {
  return <output data-live-region aria-live="polite" aria-atomic className="sr-only" />;
}
