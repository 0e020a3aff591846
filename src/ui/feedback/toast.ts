import { useSyncExternalStore } from "react";
import { announce } from "./announce";

export type ToastOptions = {
  message: string;
  tone?: "neutral" | "error";
  action?: { label: string; onPress: () => void };
  /** Milliseconds on the screen; `Infinity` until dismissed. Default 5,000, with an action 10,000. */
  duration?: number;
  /** A later toast with the same key replaces an earlier one. */
  key?: string;
};

export type Toast = Required<Omit<ToastOptions, "action">> & Pick<ToastOptions, "action">;

const maxShown = 3;
const none: readonly Toast[] = [];
let toasts = none;
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows and announces a message. Returns the function that removes it. Call it from the browser only. */
export function toast(options: ToastOptions): () => void {
  count += 1;
  const entry: Toast = {
    tone: "neutral",
    duration: options.action ? 10_000 : 5000,
    key: `toast-${count}`,
    ...options,
  };
  change([...toasts.filter((other) => other.key !== entry.key), entry].slice(-maxShown));
  announce(entry.message);
  return () => dismiss(entry);
}

export function dismiss(entry: Toast): void {
  change(toasts.filter((other) => other !== entry));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
}
