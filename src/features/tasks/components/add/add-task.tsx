"use client";

import Plus from "lucide-react/icons/plus";
import { Suspense, useEffect, useState } from "react";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import type { ChosenFilter } from "../../list/filter-params";
import type { TaskListInput, View } from "../../list/views";
import { AddForm } from "./add-form";
import { goTo } from "../list/use-list-address";
import { type AddingPlace, focusAddField, onAddSheet, openAddSheet } from "./add-task-focus";
import { useAddTask } from "./use-add-task";

const Sheet = lazyPart(async () => (await import("~/ui/overlays/sheet")).Sheet);

interface AddTaskProps {
  view: View;
  filter: ChosenFilter;
  input: TaskListInput;
}

/** Shows the field that adds a task above the list, or in a sheet when the list is scrolled. */
export function AddTask({ view, filter, input }: AddTaskProps) {
  const [isOver, setOver] = useState(false);
  const [place, setPlace] = useState<AddingPlace>();
  const leaveSheet = () => {
    setOver(false);
    setPlace(undefined);
  };
  const typed = useAddTask({ view, filter, given: place?.given, input, leaveSheet });
  useEffect(
    () =>
      onAddSheet((wanted) => {
        setPlace(wanted);
        setOver(true);
      }),
    [],
  );
  useEffect(focusIfAsked, []);
  const placeholder = view.name === "today" ? "Add a task for today" : "Add a task";
  const form = { ...typed, placeholder };
  return (
    <>
      {isOver ? <div className="mb-1 min-h-[2.875rem]" /> : <AddForm {...form} />}
      {isOver && (
        <Suspense>
          <Sheet open onClose={leaveSheet} title={place === undefined ? "New task" : `New task in “${place.name}”`}>
            <AddForm {...form} isInSheet />
          </Sheet>
        </Suspense>
      )}
      <Button
        variant="primary"
        onClick={() => openAddSheet()}
        icon={<Plus aria-hidden className="size-6" />}
        aria-label="New task"
        className="fixed right-4 bottom-[calc(var(--bottom-bar,0px)+env(safe-area-inset-bottom)+1rem)] z-20 size-14 rounded-full! px-0! shadow-overlay md:hidden print:hidden"
      />
    </>
  );
}

/** Moves the focus to the field where the address asks for it, as a shortcut of the installed app does, and takes that out of the address. */
function focusIfAsked(): () => void {
  // The router learns of a new address only after hydration.
  const timer = setTimeout(() => {
    const params = new URLSearchParams(window.location.search);
    if (!params.has("add")) return;
    params.delete("add");
    goTo(params.size === 0 ? "" : `?${params}`, { replace: true });
    focusAddField();
  });
  return () => clearTimeout(timer);
}
