"use client";

import { createContext, useContext, useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import type { View } from "./view";
import type { ServerCopy } from "./kinds/server-rows";

export const CopyContext = createContext<ServerCopy | undefined>(undefined);

/** Returns the copy of the user's rows in this browser. */
export function useCopy(): ServerCopy {
  const copy = useContext(CopyContext);
  if (copy === undefined) throw new Error("useCopy needs a CopyContext above it.");
  return copy;
}

/** Returns the status of the copy in this browser. The server has none. */
export function useCopyStatus() {
  const { status } = useCopy();
  return useSyncExternalStore(status.subscribe, status.read, () => "missing" as const);
}

const nothing: View<undefined> = { subscribe: () => () => undefined, read: () => undefined };

/** Returns the value of a view of the copy, or `undefined` if there is none. */
export function useView<Value>(view: View<Value> | undefined): Value | undefined {
  const { subscribe, read }: View<Value | undefined> = view ?? nothing;
  return useSyncExternalStore(subscribe, read, read);
}

/** Fetches an answer of the server anew after each outcome of a command, where it is not computed here. */
export function useFreshAnswers({ isAnswered, refetch }: { isAnswered: boolean; refetch: () => unknown }): void {
  const { outbox } = useCopy();
  const { waiting } = useSyncExternalStore(outbox.subscribe, outbox.read, outbox.readOnServer);
  const before = useRef(waiting);
  const follow = useEffectEvent((now: number) => {
    const isOutcome = now < before.current;
    before.current = now;
    if (isOutcome && isAnswered) void refetch();
  });
  useEffect(() => follow(waiting), [waiting]);
}
