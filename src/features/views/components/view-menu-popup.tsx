"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { usePathname } from "next/navigation";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { savedViewAt } from "~/shared/rows/saved-view-path";
import { stepBy } from "~/shared/rows/step";
import { announce } from "~/ui/feedback/announce";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import type { SavedView } from "../store/saved-view";
import { useSavedViews } from "../store/use-saved-views";
import { useViewActions } from "../store/use-view-actions";

type ViewMenuProps = PopupProps & { view: SavedView; onEdit: () => void };

/** Shows the commands for one saved view. */
export function ViewMenuPopup({ view, onEdit, ...popup }: ViewMenuProps) {
  const { move, remove } = useViewActions();
  const views = useSavedViews();
  const isOpen = savedViewAt(usePathname()) === view.id;
  const stepEntry = (by: number, label: string, icon: MenuEntryIcon): MenuEntry => {
    const step = stepBy(views, view.id, by);
    return {
      kind: "action",
      label,
      icon,
      disabled: step === undefined,
      onSelect: () => {
        if (step === undefined) return;
        move(view, step.position);
        announce(`“${view.name}” moved to place ${step.place} of ${views.length}`);
      },
    };
  };
  const entries: MenuEntry[] = [
    { kind: "action", label: "Edit…", icon: <Pencil aria-hidden />, onSelect: onEdit },
    { kind: "separator", key: "order" },
    stepEntry(-1, "Move up", <ArrowUp aria-hidden />),
    stepEntry(1, "Move down", <ArrowDown aria-hidden />),
    { kind: "separator", key: "end" },
    {
      kind: "action",
      label: "Delete",
      icon: <Trash2 aria-hidden />,
      tone: "danger",
      onSelect: () => {
        remove(view);
        if (isOpen) goTo(view.filter === "" ? view.path : `${view.path}?${view.filter}`, { replace: true });
      },
    },
  ];
  return <MenuPopup {...popup} label={`Actions for ${view.name}`} align="end" entries={entries} />;
}

type MenuEntryIcon = Extract<MenuEntry, { kind: "action" }>["icon"];
