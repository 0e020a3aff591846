import { suggestTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { tagSuggestion } from "../tags/tag-suggestion";
import { SuggestionList } from "../panel/suggestion-list";
import { completeTag } from "./word/complete-word";
import { useSuggestionKeys, type WordSuggestionsProps } from "./use-suggestion-keys";

/** Shows the known tags that complete the one being typed. */
export function TagSuggestions({ draft, understood, className, onComplete, ...keys }: WordSuggestionsProps) {
  const known = useTaskTags().map(({ tag }) => tag);
  const suggestions = suggestTags(keys.word.typed, { known, taken: understood.task.tags });
  const choose = (tag: string) => onComplete(completeTag(draft, keys.word, tag));
  const chosen = useSuggestionKeys(keys, { suggestions, choose });
  return (
    <SuggestionList
      id={keys.id}
      suggestions={suggestions}
      chosen={chosen}
      onChoose={choose}
      renderSuggestion={tagSuggestion}
      className={className}
    />
  );
}
