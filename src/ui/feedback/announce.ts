/** Has a screen reader say `text` when it is next silent. Call it from the browser only. */
export function announce(text: string): void {
  const regions = [...document.querySelectorAll("[data-live-region]")];
  const region = regions.findLast((candidate) => candidate.closest("dialog:modal")) ?? regions[0];
  if (!region) return;
  region.textContent = "";
  // Same words twice are only a change if there was silence between them.
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
