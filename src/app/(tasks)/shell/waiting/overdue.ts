import type { OutboxState } from "~/client/sync/outbox/outbox-state";
import type { View } from "~/client/sync/view";

/** The outbox of a page. */
interface OutboxView extends View<OutboxState> {
  /** Returns an empty one. */
  readOnServer: () => OutboxState;
}

/** Milliseconds that a change may wait before its user is told. */
const patience = 1500;

/** Returns what a user is told of an outbox: nothing while each change is answered within a moment, and then everything until none waits. */
export function createOverdue(outbox: OutboxView): OutboxView {
  const nothingWaits = outbox.readOnServer();
  const listeners = new Set<() => void>();
  let shown = nothingWaits;
  let oldest: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  const show = (next: OutboxState) => {
    if (next === shown) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    oldest = undefined;
  };
  const follow = () => {
    const now = outbox.read();
    if (now.waiting === 0) {
      forget();
      show(nothingWaits);
    } else if (shown.waiting > 0) show(now);
    else if (timer === undefined || now.since !== oldest) {
      forget();
      oldest = now.since;
      timer = setTimeout(() => show(outbox.read()), patience);
    }
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= outbox.subscribe(follow);
      follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
        forget();
        shown = nothingWaits;
      };
    },
    read: () => shown,
    readOnServer: outbox.readOnServer,
  };
}
