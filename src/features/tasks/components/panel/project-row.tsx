"use client";

import Folder from "lucide-react/icons/folder";
import Inbox from "lucide-react/icons/inbox";
import type { Task } from "../../store/task";
import { useTreeActions } from "../../store/tree/use-tree-actions";
import { inbox, nameOfPlace } from "../place/places";
import { PlaceChoice } from "../place/place-choice";
import { usePlaces } from "../place/use-places";
import { PropertyRow } from "./property-row";

/** Shows the project that the task is in, and its section. */
export function ProjectRow({ task }: { task: Task }) {
  const { moveTo } = useTreeActions();
  const places = usePlaces();
  const isInInbox = task.projectId === null;
  const name = nameOfPlace(task, places);
  return (
    <PropertyRow
      icon={isInInbox ? <Inbox aria-hidden /> : <Folder aria-hidden />}
      label="Project"
      value={name === undefined ? undefined : <bdi>{name}</bdi>}
      onRemove={isInInbox ? undefined : () => moveTo(task, inbox, "Inbox")}
      field="project"
    >
      {(close) => (
        <PlaceChoice
          value={task}
          onChoose={(place, chosen) => {
            close();
            moveTo(task, place, chosen);
          }}
        />
      )}
    </PropertyRow>
  );
}
