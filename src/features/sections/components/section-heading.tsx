"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import Ellipsis from "lucide-react/icons/ellipsis";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useFolds } from "~/features/projects/store/folds-provider";
import { openAddSheet } from "~/features/tasks/components/add/add-task-focus";
import type { GroupHeadingProps } from "~/features/tasks/components/headings/group-heading";
import { nameFault } from "~/shared/text/name-fault";
import { InlineField } from "~/ui/fields/inline-field";
import { IconButton } from "~/ui/icon-button";
import { useReturnFocus } from "~/ui/page/use-return-focus";
import { Menu } from "~/ui/overlays/menu";
import { limits } from "../constants";
import { useSectionsHere } from "../store/sections-here";
import { useSectionActions } from "../store/use-section-actions";
import { useSectionEntries } from "./use-section-entries";

const faultOf = (name: string) => nameFault(name, limits.name);

/** Shows the heading of a section, which folds it, adds to it and changes it. */
export function SectionHeading({ id, title, count }: GroupHeadingProps) {
  const section = useSectionsHere()?.find((each) => each.id === id);
  const { isFolded, turn } = useFolds();
  const { rename } = useSectionActions();
  const [isRenaming, setRenaming] = useState(false);
  const fold = useReturnFocus<HTMLButtonElement>(isRenaming);
  const entries = useSectionEntries(section, () => setRenaming(true));
  const isOpen = !isFolded(id);
  if (isRenaming && section !== undefined) {
    return (
      <div className="flex px-1 pt-4 pb-1">
        <InlineField
          label="Section name"
          value={section.name}
          faultOf={faultOf}
          onSave={(name) => rename(section, name)}
          onClose={() => setRenaming(false)}
          className="min-h-8 text-sm font-semibold"
        />
      </div>
    );
  }
  return (
    <div
      data-section={id}
      data-into={id}
      className="flex items-center gap-1 border-b border-line pt-4 pb-0.5 @max-xl:pt-2.5 print:break-after-avoid"
    >
      <h2 className="flex min-w-0 flex-1">
        <button
          ref={fold}
          type="button"
          aria-expanded={isOpen}
          onClick={() => turn(id)}
          className="group/fold flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md px-1.5 text-left text-sm font-semibold hover:bg-hover pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-aria-expanded/fold:rotate-90 motion-reduce:transition-none"
          />
          <bdi className="min-w-0 truncate">{title}</bdi>
          <span aria-hidden className="ml-1 font-normal text-muted tabular-nums">
            {count}
          </span>
        </button>
      </h2>
      {section !== undefined && (
        <>
          <IconButton
            label={`Add a task to ${title}`}
            tip="Add a task"
            size="sm"
            className="print:hidden"
            onClick={() => openAddSheet({ given: { projectId: section.projectId, sectionId: id }, name: section.name })}
          >
            <Plus aria-hidden />
          </IconButton>
          <Menu
            label={`Actions for ${title}`}
            align="end"
            entries={entries}
            renderTrigger={(trigger) => (
              <IconButton
                label={`More actions for ${title}`}
                tip="More actions"
                size="sm"
                className="print:hidden"
                {...trigger}
              >
                <Ellipsis aria-hidden />
              </IconButton>
            )}
          />
        </>
      )}
    </div>
  );
}
