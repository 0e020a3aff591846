/**
 * Keeps keys that belong to an input method from everything on the page: Enter that takes a suggestion, Escape and arrows in its
 * list. Safari ends the composition before it tells of the Enter that ended it, and only the old key code is left to know it by
 * (https://w3c.github.io/uievents/#determine-keydown-keyup-keyCode).
 */
export function guardComposition(signal: AbortSignal): void {
  const keep = (event: KeyboardEvent) => {
    if (!event.isComposing && event.keyCode !== keyOfInputMethod) return;
    event.stopImmediatePropagation();
    // Else the browser would send the form.
    if (event.key === "Enter") event.preventDefault();
  };
  // Before anything that listens on the document, which is where React does.
  for (const type of ["keydown", "keypress", "keyup"] as const) {
    window.addEventListener(type, keep, { capture: true, signal });
  }
}

const keyOfInputMethod = 229;
