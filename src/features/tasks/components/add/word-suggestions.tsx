import { PlaceSuggestions } from "./place-suggestions";
import { TagSuggestions } from "./tag-suggestions";
import type { WordSuggestionsProps } from "./use-suggestion-keys";

/** Shows what completes the word that is being typed: a tag behind `@`, a project behind `#`. */
export function WordSuggestions(props: WordSuggestionsProps) {
  return props.word.sign === "@" ? <TagSuggestions {...props} /> : <PlaceSuggestions {...props} />;
}
