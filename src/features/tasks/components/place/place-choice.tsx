"use client";

import { useState } from "react";
import { newProjectFault } from "~/features/projects/store/new-project";
import { useAddProject } from "~/features/projects/store/use-add-project";
import { canonical } from "~/shared/text/written-text";
import { fold } from "~/shared/text/fold";
import { ChoiceField } from "../panel/choice-field";
import { NewProjectLabel, PlaceLabel } from "./place-labels";
import { isSamePlace, type Place, placesFor } from "./places";
import { usePlaces } from "./use-places";

const maxShown = 200;
const creation = "create";
const keyOf = ({ projectId, sectionId }: Place) => sectionId ?? projectId ?? "inbox";

interface PlaceChoiceProps {
  value: Place;
  /** Takes the place that was chosen, and its name in full. */
  onChoose: (place: Place, name: string) => void;
}

/** Shows the inbox, the projects and their sections to choose one, and a field that finds them or adds a project. WAI-ARIA combobox with a list. */
export function PlaceChoice({ value, onChoose }: PlaceChoiceProps) {
  const places = usePlaces();
  const addProject = useAddProject();
  const [text, setText] = useState("");
  const offered = placesFor(text, places).slice(0, maxShown);
  const name = canonical(text.trim());
  const isKnown = places.projects.some((project) => project.archivedAt === null && fold(project.name) === fold(name));
  const isNew = name !== "" && !isKnown;
  const fault = isNew && offered.length === 0 ? newProjectFault(name, places.projects) : undefined;
  const canCreate = isNew && newProjectFault(name, places.projects) === undefined;
  const choose = (key: string) => {
    const place = offered.find((one) => keyOf(one) === key);
    if (place !== undefined) onChoose({ projectId: place.projectId, sectionId: place.sectionId }, place.path);
    else if (key === creation) onChoose({ projectId: addProject({ name, color: "gray" }), sectionId: null }, name);
  };
  return (
    <ChoiceField
      label="Find or add a project"
      text={text}
      onType={setText}
      keys={[...offered.map(keyOf), ...(canCreate ? [creation] : [])]}
      current={text === "" ? offered.findIndex((place) => isSamePlace(place, value)) : 0}
      onChoose={choose}
      renderChoice={(key) => {
        const place = offered.find((one) => keyOf(one) === key);
        return place === undefined ? (
          <NewProjectLabel name={name} />
        ) : (
          <PlaceLabel place={place} value={value} isFlat={text !== ""} />
        );
      }}
      fault={fault}
    />
  );
}
