"use client";

import { useState } from "react";
import { nameFault } from "~/shared/text/name-fault";
import { InlineField } from "~/ui/fields/inline-field";
import { useReturnFocus } from "~/ui/page/use-return-focus";
import { limits } from "../constants";
import type { Project } from "../store/project";
import { useProjectActions } from "../store/use-project-actions";
import { ColorDot } from "~/ui/color-dot";

const faultOf = (name: string) => nameFault(name, limits.name);

/** Shows the name of a project above its list, where it can be edited. */
export function ProjectTitle({ project }: { project: Project }) {
  const { update } = useProjectActions();
  const [isEditing, setEditing] = useState(false);
  const title = useReturnFocus<HTMLButtonElement>(isEditing);
  const { name, color } = project;
  if (isEditing) {
    return (
      <>
        <h1 className="sr-only">{name}</h1>
        <InlineField
          label="Project name"
          value={name}
          faultOf={faultOf}
          onSave={(written) => update(project, { name: written })}
          onClose={() => setEditing(false)}
          className="text-2xl font-semibold tracking-tight"
        />
      </>
    );
  }
  return (
    <h1 className={"flex min-w-0 items-start gap-2 text-2xl font-semibold tracking-tight"}>
      <ColorDot color={color} className="mt-[calc((1lh-0.75rem)/2)] size-3!" />
      <button
        ref={title}
        type="button"
        data-tooltip="Rename"
        onClick={() => setEditing(true)}
        className="line-clamp-2 min-w-0 cursor-text rounded-md text-left wrap-anywhere"
      >
        <bdi>{name}</bdi>
      </button>
    </h1>
  );
}
