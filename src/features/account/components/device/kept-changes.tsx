"use client";

import { useSyncExternalStore } from "react";
import { readKeptChanges } from "~/client/viewer/kept-changes";
import { countChanges } from "~/shared/text/changes-text";
import { Notice } from "~/ui/feedback/notice";

/** Says that changes of a user who was signed out in this tab are kept. */
export function KeptChanges() {
  const changes = useSyncExternalStore(subscribeToNothing, readKeptChanges, () => 0);
  if (changes === 0) return null;
  return <Notice tone="good">{keptText(changes)}</Notice>;
}

const subscribeToNothing = () => () => undefined;

const keptText = (changes: number) => {
  const made = { one: "made here is kept on this device and is", many: "made here are kept on this device and are" };
  return `${countChanges(changes, made)} saved when you sign in again.`;
};
