/**
 * Keeps the keys of an input method away from the page: Enter that accepts a suggestion, Escape and arrows in its
 * list. Safari ends the composition before it reports the Enter that ended it, which only the old key code reveals
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
