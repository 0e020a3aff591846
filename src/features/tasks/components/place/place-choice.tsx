"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { newProjectFault } from "~/features/projects/store/new-project";
import { useAddProject } from "~/features/projects/store/use-add-project";
import { canonical } from "~/shared/text/written-text";
import { fold } from "~/shared/text/fold";
import { SuggestionList, suggestionId } from "../panel/suggestion-list";
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
  const id = useId();
  const listId = `${id}-list`;
  const places = usePlaces();
  const addProject = useAddProject();
  const [text, setText] = useState("");
  const [index, setIndex] = useState<number>();
  const offered = placesFor(text, places).slice(0, maxShown);
  const name = canonical(text.trim());
  const isKnown = places.projects.some((project) => project.archivedAt === null && fold(project.name) === fold(name));
  const isNew = name !== "" && !isKnown;
  const fault = isNew && offered.length === 0 ? newProjectFault(name, places.projects) : undefined;
  const canCreate = isNew && newProjectFault(name, places.projects) === undefined;
  const keys = [...offered.map(keyOf), ...(canCreate ? [creation] : [])];
  const current = text === "" ? offered.findIndex((place) => isSamePlace(place, value)) : 0;
  const chosen = Math.min(index ?? current, keys.length - 1);
  const activeId = keys[chosen] === undefined ? undefined : suggestionId(listId, chosen);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const type = (next: string) => {
    setText(next);
    setIndex(undefined);
  };
  const choose = (key: string | undefined) => {
    const place = offered.find((one) => keyOf(one) === key);
    if (place !== undefined) onChoose({ projectId: place.projectId, sectionId: place.sectionId }, place.path);
    else if (key === creation) onChoose({ projectId: addProject({ name, color: "gray" }), sectionId: null }, name);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { length } = keys;
    if (event.key === "Enter") choose(keys[chosen]);
    else if (event.key === "ArrowDown" && length > 0) setIndex((chosen + 1) % length);
    else if (event.key === "ArrowUp" && length > 0) setIndex(chosen <= 0 ? length - 1 : chosen - 1);
    else if (event.key === "Escape" && text !== "") {
      type("");
      // It closes no more than what was typed.
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-1">
      <input
        role="combobox"
        aria-label="Find or add a project"
        aria-expanded={keys.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={text}
        dir="auto"
        placeholder="Find or add a project"
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
        className="min-h-9 w-full rounded-md border border-control bg-surface px-2.5 text-sm outline-none focus:border-accent focus:outline-1 focus:outline-accent pointer-coarse:min-h-11 pointer-coarse:text-base"
      />
      {fault !== undefined && (
        <output id={`${id}-fault`} className="text-sm text-danger">
          {fault}
        </output>
      )}
      <SuggestionList
        id={listId}
        suggestions={keys}
        chosen={chosen}
        onChoose={choose}
        renderSuggestion={(key) => {
          const place = offered.find((one) => keyOf(one) === key);
          return place === undefined ? (
            <NewProjectLabel name={name} />
          ) : (
            <PlaceLabel place={place} value={value} isFlat={text !== ""} />
          );
        }}
        className="-mx-2 max-h-72 overflow-y-auto"
      />
    </div>
  );
}
