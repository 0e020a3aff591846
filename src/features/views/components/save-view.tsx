"use client";

import BookmarkPlus from "lucide-react/icons/bookmark-plus";
import { Suspense, useState } from "react";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { type ChosenFilter, writeFilter } from "~/features/tasks/list/filter-params";
import type { View } from "~/features/tasks/list/views";
import { hrefOfSavedView } from "~/shared/rows/saved-view-path";
import { Button } from "~/ui/button";
import { limits } from "../constants";
import { useSavedView, useSavedViews } from "../store/use-saved-views";
import { useViewActions } from "../store/use-view-actions";
import { isOfThisVersion } from "../store/known-filter";
import { ViewForm } from "./lazy-view-form";

/** Offers to keep what a list shows: as a new view, or in the view that is open. */
export function SaveView({ view, filter }: { view: View; filter: ChosenFilter }) {
  const { saved } = useSavedView(view.saved);
  const { create, refilter } = useViewActions();
  const isFull = useSavedViews().length >= limits.views;
  const [isOpen, setOpen] = useState(false);
  const text = writeFilter(filter).toString();
  if (text === (saved?.filter ?? "")) return null;
  const path = saved?.path ?? view.path;
  return (
    <>
      {saved !== undefined && isOfThisVersion(saved) && (
        <Button variant="quiet" size="sm" onClick={() => refilter(saved, text)}>
          Update view
        </Button>
      )}
      <Button
        variant="quiet"
        size="sm"
        icon={<BookmarkPlus aria-hidden className="size-4" />}
        onClick={() => setOpen(true)}
      >
        {saved === undefined ? "Save view" : "Save as new view"}
      </Button>
      {isOpen && (
        <Suspense>
          <ViewForm
            title="Save view"
            start={{ name: "", icon: saved?.icon ?? "filter" }}
            fault={isFull ? `There can be at most ${limits.views} views. Delete one first.` : undefined}
            onSave={(written) =>
              goTo(hrefOfSavedView({ id: create({ ...written, path, filter: text }), filter: text }))
            }
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
