import { suggestTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { type SuggestionKeys, useSuggestionKeys } from "../add/use-suggestion-keys";
import { SuggestionList } from "../panel/suggestion-list";
import { suggestPlaces } from "../place/places";
import { usePlaces } from "../place/use-places";
import type { FilterWord } from "./word-at";

interface FilterWordSuggestionsProps extends SuggestionKeys {
  word: FilterWord;
  onChoose: (name: string) => void;
}

/** Shows what completes the word that is being typed: the known tags behind `@`, the projects behind `#`. */
export function FilterWordSuggestions({ onChoose, ...keys }: FilterWordSuggestionsProps) {
  const { sign, typed } = keys.word;
  const known = useTaskTags().map(({ tag }) => tag);
  const { projects } = usePlaces();
  const suggestions =
    sign === "@"
      ? suggestTags(typed, { known, taken: [] }).filter((tag) => tag !== typed)
      : suggestPlaces(typed, { projects, sections: [] }).map(({ name }) => name);
  const chosen = useSuggestionKeys(keys, { suggestions, choose: onChoose });
  return (
    <SuggestionList
      id={keys.id}
      suggestions={suggestions}
      chosen={chosen}
      onChoose={onChoose}
      className="absolute inset-x-0 top-full mt-1 shadow-overlay sm:max-w-80"
    />
  );
}
