import { newProjectFault } from "~/features/projects/store/new-project";
import { useAddProject } from "~/features/projects/store/use-add-project";
import { fold } from "~/shared/text/fold";
import { canonical } from "~/shared/text/written-text";
import { SuggestionList } from "../panel/suggestion-list";
import { NewProjectLabel, PlaceLabel } from "../place/place-labels";
import { placesByName, suggestPlaces } from "../place/places";
import { usePlaces } from "../place/use-places";
import { completePlace } from "./word/complete-word";
import { useSuggestionKeys, type WordSuggestionsProps } from "./use-suggestion-keys";

/** Shows the projects and sections that complete the one being typed, and offers to add one whose name is new. */
export function PlaceSuggestions({ draft, className, onComplete, ...keys }: WordSuggestionsProps) {
  const places = usePlaces();
  const addProject = useAddProject();
  const { typed } = keys.word;
  const name = canonical(typed);
  const offered = suggestPlaces(typed, places);
  const isNew = /^(?=.*\p{L})[^\s/]+$/u.test(typed) && !placesByName(places).has(fold(typed));
  const canAdd = isNew && newProjectFault(name, places.projects) === undefined;
  const suggestions = [...offered.map(({ path }) => path), ...(canAdd ? [""] : [])];
  const choose = (path: string) => {
    const place = offered.find((one) => one.path === path);
    if (place !== undefined) onComplete(completePlace(draft, keys.word, place));
    else {
      const projectId = addProject({ name, color: "gray" });
      onComplete(completePlace(draft, keys.word, { projectId, sectionId: null, name, path: name, color: "gray" }));
    }
  };
  const chosen = useSuggestionKeys(keys, { suggestions, choose });
  return (
    <SuggestionList
      id={keys.id}
      suggestions={suggestions}
      chosen={chosen}
      onChoose={choose}
      renderSuggestion={(path) => {
        const place = offered.find((one) => one.path === path);
        return place === undefined ? <NewProjectLabel name={name} /> : <PlaceLabel place={place} isFlat />;
      }}
      className={className}
    />
  );
}
