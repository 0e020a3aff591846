import { useEffect, useState } from "react";
import { suggestionId } from "../panel/suggestion-list";
import type { AddDraft } from "./add-draft";
import type { Completion } from "./word/complete-word";
import type { OpenWord } from "./word/open-word";
import type { Understood } from "./understood";

/** What the field tells assistive technology about the list. */
export interface ShownList {
  activeId: string | undefined;
}

/** Handles a key of the field, and returns whether it did. */
export type KeyHandler = (key: string) => boolean;

/** How a field and the list of suggestions for one of its words are connected. */
export interface SuggestionKeys {
  id: string;
  word: Pick<OpenWord, "typed">;
  /** Takes the handler of the keys while the list is there. */
  onKeys: (handle: KeyHandler | undefined) => void;
  onShow: (list: ShownList | undefined) => void;
  onClose: () => void;
}

export interface WordSuggestionsProps extends SuggestionKeys {
  word: OpenWord;
  draft: AddDraft;
  understood: Understood;
  className: string;
  /** Takes the change that completes the word, and where the caret goes. */
  onComplete: (completion: Completion) => void;
}

/** Lets the keys of the field choose among suggestions: arrow keys choose, Enter takes, Escape closes. Returns the index of the chosen one, or -1. */
export function useSuggestionKeys(
  { id, word: { typed }, onKeys, onShow, onClose }: SuggestionKeys,
  { suggestions, choose }: { suggestions: readonly string[]; choose: (suggestion: string) => void },
): number {
  const [choice, setChoice] = useState({ typed: "", index: -1 });
  const chosen = choice.typed === typed && choice.index < suggestions.length ? choice.index : -1;
  const { length } = suggestions;
  const isOpen = length > 0;
  const activeId = chosen === -1 ? undefined : suggestionId(id, chosen);
  const move = (index: number) => setChoice({ typed, index });
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
  return chosen;
}
