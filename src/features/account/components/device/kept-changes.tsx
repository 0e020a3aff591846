"use client";

import { useEffect, useState } from "react";
import { isCopyName } from "~/client/sync/database/database-name";
import { readKeptChanges } from "~/client/viewer/kept-changes";
import { countChanges } from "~/shared/text/changes-text";
import { Notice } from "~/ui/feedback/notice";

/** Says that changes of a user who was signed out in this tab are kept. */
export function KeptChanges() {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const look = async () => setChanges((await hasCopies()) ? readKeptChanges() : 0);
    void look();
  }, []);
  if (changes === 0) return null;
  return <Notice tone="good">{keptText(changes)}</Notice>;
}

/** Returns whether this device keeps anything. If the user has signed out in another tab, it does not. */
async function hasCopies(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name = "" }) => isCopyName(name));
  } catch {
    return false;
  }
}

const keptText = (changes: number) => {
  const made = { one: "made here is kept on this device and is", many: "made here are kept on this device and are" };
  return `${countChanges(changes, made)} saved when you sign in again.`;
};
