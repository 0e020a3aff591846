import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { stepBy } from "~/shared/rows/step";
import { announce } from "~/ui/feedback/announce";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import type { Section } from "../store/section";
import { useSectionsHere } from "../store/sections-here";
import { useSectionActions } from "../store/use-section-actions";

/** Returns the commands for one section of the project that the page is about. */
export function useSectionEntries(section: Section | undefined, onRename: () => void): MenuEntry[] {
  const sections = useSectionsHere() ?? [];
  const { move, remove } = useSectionActions();
  if (section === undefined) return [];
  const stepEntry = (by: number): MenuEntry => {
    const step = stepBy(sections, section.id, by);
    return {
      kind: "action",
      label: by < 0 ? "Move up" : "Move down",
      icon: by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />,
      disabled: step === undefined,
      onSelect: () => {
        if (step === undefined) return;
        move(section, step.position);
        announce(`“${section.name}” moved to place ${step.place} of ${sections.length}`);
      },
    };
  };
  return [
    { kind: "action", label: "Rename", icon: <Pencil aria-hidden />, onSelect: onRename },
    stepEntry(-1),
    stepEntry(1),
    { kind: "separator", key: "delete" },
    {
      kind: "action",
      label: "Delete",
      icon: <Trash2 aria-hidden />,
      tone: "danger",
      onSelect: () => remove(section),
    },
  ];
}
