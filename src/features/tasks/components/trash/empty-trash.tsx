"use client";

import { Suspense, useState } from "react";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { useTaskCounts } from "../../store/copy/use-copied";
import { focusRowOrPage } from "../list/row-focus";
import { usePurge } from "../../store/use-purge";

const PurgeDialog = lazyPart(async () => (await import("./purge-dialog")).PurgeDialog);

/** Shows the button that empties the trash, if there is anything in it. */
export function EmptyTrash() {
  const count = useTaskCounts()?.trash ?? 0;
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
            {count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`} will be deleted permanently, and cannot be
            restored.
          </PurgeDialog>
        </Suspense>
      )}
    </>
  );
}
