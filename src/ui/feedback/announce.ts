/** Makes screen readers read `text` when they are idle. Call it from the browser only. */
export function announce(text: string): void {
  const regions = [...document.querySelectorAll("[data-live-region]")];
  const region = regions.findLast((candidate) => candidate.closest("dialog:modal")) ?? regions[0];
  if (!region) return;
  region.textContent = "";
  // Repeating the same text is a change only after an empty one.
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
