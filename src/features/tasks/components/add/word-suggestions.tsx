import { PlaceSuggestions } from "./place-suggestions";
import { TagSuggestions } from "./tag-suggestions";
import type { WordSuggestionsProps } from "./use-suggestion-keys";

// Loaded with the others, so that a device keeps once what both are made of.
export { FilterWordSuggestions } from "../filter-text/filter-word-suggestions";

/** Shows what completes the word that is being typed: a tag behind `@`, a project behind `#`. */
export function WordSuggestions(props: WordSuggestionsProps) {
  return props.word.sign === "@" ? <TagSuggestions {...props} /> : <PlaceSuggestions {...props} />;
}
