"use client";

import { Suspense, useState } from "react";
import { useTrashedPlaces } from "~/features/projects/store/use-trashed-places";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { useTaskCounts } from "../../store/copy/use-copied";
import { focusRowOrPage } from "../list/row-focus";
import { usePurge } from "../../store/use-purge";

const PurgeDialog = lazyPart(async () => (await import("./purge-dialog")).PurgeDialog);

/** Returns what is in the trash, in words. */
function whatIsInside(tasks: number, places: number): string {
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`];
  return list.format([
    ...counted(tasks, "task", "tasks"),
    ...counted(places, "project or section", "projects and sections"),
  ]);
}

const list = new Intl.ListFormat("en");

/** Shows the button that empties the trash, if there is anything in it. */
export function EmptyTrash() {
  const tasks = useTaskCounts()?.trash ?? 0;
  const places = useTrashedPlaces().length;
  const count = tasks + places;
  const { emptyTrash } = usePurge();
  const [isAsking, setAsking] = useState(false);
  if (count === 0) return null;
  return (
    <>
      <Button size="sm" variant="quiet" className="-my-1 text-danger!" onClick={() => setAsking(true)}>
        Empty trash
      </Button>
      {isAsking && (
        <Suspense>
          <PurgeDialog
            title="Empty the trash?"
            confirm="Empty trash"
            onConfirm={async () => {
              const failure = await emptyTrash();
              if (failure === undefined) requestAnimationFrame(() => focusRowOrPage());
              return failure;
            }}
            onClose={() => setAsking(false)}
          >
            {whatIsInside(tasks, places)} will be deleted permanently, and cannot be restored.
          </PurgeDialog>
        </Suspense>
      )}
    </>
  );
}
