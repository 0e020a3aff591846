"use client";

import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { nameFault } from "~/shared/text/name-fault";
import { announce } from "~/ui/feedback/announce";
import { Button } from "~/ui/button";
import { InlineField } from "~/ui/fields/inline-field";
import { useReturnFocus } from "~/ui/page/use-return-focus";
import { limits } from "../constants";
import { useSectionsHere } from "../store/sections-here";
import { useSectionActions } from "../store/use-section-actions";

/** Shows the button that adds a section to a project, and the field for its name. */
export function AddSection({ projectId }: { projectId: string }) {
  const count = useSectionsHere()?.length ?? 0;
  const { create } = useSectionActions();
  const [isOpen, setOpen] = useState(false);
  const button = useReturnFocus<HTMLButtonElement>(isOpen);
  if (!isOpen) {
    return (
      <Button
        ref={button}
        variant="quiet"
        size="sm"
        className="mt-3 text-muted! print:hidden"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => setOpen(true)}
      >
        Add section
      </Button>
    );
  }
  const faultOf = (name: string) =>
    count < limits.sections
      ? nameFault(name, limits.name)
      : `A project can have at most ${limits.sections} sections. Delete one first.`;
  return (
    <div className="mt-3 flex px-1">
      <InlineField
        label="Section name"
        placeholder="Name of the section"
        faultOf={faultOf}
        onSave={(name) => {
          create({ projectId, name });
          announce(`Added section ${name}`);
        }}
        onClose={() => setOpen(false)}
        className="min-h-8 text-sm font-semibold"
      />
    </div>
  );
}
