"use client";

import { usePathname } from "next/navigation";
import { Suspense, useState } from "react";
import { loadListParts } from "~/features/tasks/components/filters/load-list-parts";
import { savedViewAt } from "~/shared/rows/saved-view-path";
import { usePopupFor } from "~/ui/overlays/use-popup";
import { isOfThisVersion } from "../store/known-filter";
import { useSavedViews } from "../store/use-saved-views";
import { useViewActions } from "../store/use-view-actions";
import { SavedViewLink } from "./saved-view-link";
import { ViewForm } from "./lazy-view-form";

const load = async () => (await loadListParts()).ViewMenuPopup;

/** Shows the saved views in the sidebar, with their counts. `onGo` is called before one is opened. */
export function ViewLinks({ onGo }: { onGo?: (() => void) | undefined }) {
  const views = useSavedViews();
  const current = savedViewAt(usePathname());
  const { edit } = useViewActions();
  const { Popup, popupProps, openId, openFor } = usePopupFor(load);
  const [editedId, setEdited] = useState<string>();
  const shown = Popup && views.find(({ id }) => id === openId);
  const edited = views.find(({ id }) => id === editedId);
  return (
    <nav aria-label="Views" className="mt-6">
      <h2 className="px-2 pb-1 text-xs font-medium text-muted">Views</h2>
      <ul className="flex flex-col gap-0.5">
        {views.map((view) => (
          <SavedViewLink
            key={view.id}
            view={view}
            isCurrent={view.id === current}
            isMenuOpen={view.id === shown?.id}
            onMenu={openFor}
            onGo={onGo}
          />
        ))}
      </ul>
      {Popup && shown && <Popup view={shown} onEdit={() => setEdited(shown.id)} {...popupProps} />}
      {edited !== undefined && (
        <Suspense>
          <ViewForm
            key={edited.id}
            title="Edit view"
            start={edited}
            filtered={isOfThisVersion(edited) ? edited : undefined}
            onSave={(written) => edit(edited, written)}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      )}
    </nav>
  );
}
