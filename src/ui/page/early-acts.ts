/** The event of the document that tells that React has taken over the page. */
export const hydratedEvent = "keel:hydrated";

/** The script of `keepEarlyActs`, to stand before all others. */
export const earlyActsScript = (): string => `(${keepEarlyActs.toString()})(${JSON.stringify(hydratedEvent)})`;

/**
 * Keeps what is typed, ticked, sent and pressed before React has taken over the page, and repeats it then: React does not learn of it, and puts the fields
 * back. Of presses on buttons only the last one counts, because who waits presses again. Links and forms with an address of their own work without it.
 *
 * It is sent as text, and so uses nothing from outside.
 */
function keepEarlyActs(hydrated: string): void {
  const acts = new Map<EventTarget, () => void>();
  const stop = new AbortController();
  const on = <Type extends keyof DocumentEventMap>(type: Type, keep: (event: DocumentEventMap[Type]) => void) =>
    document.addEventListener(type, keep, { capture: true, signal: stop.signal });

  on("input", ({ target: field }) => {
    if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
      if (field.type === "checkbox" && acts.delete(field)) return;
      acts.set(field, () => {
        field.checked = !field.checked;
        field.click();
      });
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const { value } = field;
      acts.set(field, () => {
        // React remembers what it is set to here, and passes on what differs from that.
        field.value = `${value} `;
        Object.getOwnPropertyDescriptor(Reflect.getPrototypeOf(field), "value")?.set?.call(field, value);
        for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      });
    }
  });
  on("submit", (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || form.hasAttribute("action") || form.hasAttribute("method")) return;
    event.preventDefault();
    acts.set(form, () => form.requestSubmit(submitter));
  });
  on("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[type=button]") : null;
    if (button !== null) acts.set(document, () => button.click());
  });
  const repeat = () => {
    stop.abort();
    // React renders what one event has changed before it handles the next one.
    for (const act of acts.values()) setTimeout(act);
  };
  document.addEventListener(hydrated, repeat, { once: true });
}
