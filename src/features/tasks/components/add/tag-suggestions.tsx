import { useEffect, useState } from "react";
import { suggestTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { SuggestionList, suggestionId } from "../panel/suggestion-list";
import type { AddDraft, ChosenDraft } from "./add-draft";
import { completeTag } from "./complete-tag";
import type { OpenTag } from "./open-tag";

/** What the field tells assistive technology about the list. */
export interface ShownList {
  activeId: string | undefined;
}

/** Handles a key of the field, and returns whether it did. */
export type KeyHandler = (key: string) => boolean;

interface TagSuggestionsProps {
  id: string;
  draft: AddDraft;
  tag: OpenTag;
  /** The tags that the task has. */
  taken: string[];
  /** Takes the handler of the keys while the list is there. */
  onKeys: (handle: KeyHandler | undefined) => void;
  className: string;
  onShow: (list: ShownList | undefined) => void;
  /** Takes the change that completes the tag, and where the caret goes. */
  onComplete: (change: ChosenDraft, caret: number) => void;
  onClose: () => void;
}

/** Shows the known tags that complete the one being typed. The arrow keys choose, Enter takes, Escape closes. */
export function TagSuggestions({
  id,
  draft,
  tag,
  taken,
  onKeys,
  className,
  onShow,
  onComplete,
  onClose,
}: TagSuggestionsProps) {
  const known = useTaskTags();
  const [choice, setChoice] = useState({ typed: "", index: -1 });
  const suggestions = suggestTags(tag.typed, { known: known.map((entry) => entry.tag), taken });
  const chosen = choice.typed === tag.typed && choice.index < suggestions.length ? choice.index : -1;
  const { length } = suggestions;
  const isOpen = length > 0;
  const activeId = chosen === -1 ? undefined : suggestionId(id, chosen);
  const choose = (suggestion: string) => {
    const { change, caret } = completeTag(draft, tag, suggestion);
    onComplete(change, caret);
  };
  const move = (index: number) => setChoice({ typed: tag.typed, index });
  useEffect(() => {
    onKeys((key) => {
      const suggestion = suggestions[chosen];
      if (!isOpen) return false;
      if (key === "ArrowDown") move((chosen + 1) % length);
      else if (key === "ArrowUp") move(chosen <= 0 ? length - 1 : chosen - 1);
      else if (key === "Escape") onClose();
      else if (key === "Enter" && suggestion !== undefined) choose(suggestion);
      else return false;
      return true;
    });
    return () => onKeys(undefined);
  });
  useEffect(() => {
    onShow(isOpen ? { activeId } : undefined);
    return () => onShow(undefined);
  }, [onShow, isOpen, activeId]);
  return <SuggestionList id={id} suggestions={suggestions} chosen={chosen} onChoose={choose} className={className} />;
}
