import { namesOf } from "~/shared/names-of";
import type { Task } from "../../store/task";
import { focusRow } from "../list/row-focus";
import type { BoardKey } from "../shortcuts/layout-shortcuts";
import { nameOfKey } from "../shortcuts/key-name";
import type { CardMoves } from "./card-moves";

interface Deps {
  moves: CardMoves;
  find: (id: string) => Task | undefined;
}

/** Returns the handler of keys on a board: arrows move the focus, with Alt they move the card. */
export function createBoardKeys(board: HTMLElement, { moves, find }: Deps): (event: KeyboardEvent) => void {
  /** Returns what can have the focus in each column: its cards, then what adds to it. */
  const stops = () =>
    [...board.querySelectorAll("[data-column]")].map((column) =>
      Array.from(column.querySelectorAll<HTMLElement>("[data-task-title], [data-add]")),
    );

  function focusAt(column: readonly HTMLElement[] | undefined, at: number): boolean {
    const stop = column?.[Math.min(at, column.length - 1)];
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return stop !== undefined;
  }

  function step(from: HTMLElement, aside: number, along: number): boolean {
    const all = stops();
    const column = all.findIndex((stopsOf) => stopsOf.includes(from));
    const at = all[column]?.indexOf(from) ?? -1;
    if (at === -1) return false;
    if (along !== 0) return focusAt(all[column], Math.max(0, at + along));
    const beside = aside === 1 ? all.slice(column + 1) : all.slice(0, column).reverse();
    return focusAt(
      beside.find(({ length }) => length > 0),
      at,
    );
  }

  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.defaultPrevented || target.ariaHasPopup !== null) return;
    const card = target.closest<HTMLElement>("[data-task]");
    const stop = card?.querySelector<HTMLElement>("[data-task-title]") ?? target.closest<HTMLElement>("[data-add]");
    if (stop === null) return;
    const task = find(card?.dataset["task"] ?? "");
    const move = (act: (moved: Task) => boolean) => {
      if (task === undefined) return false;
      // In another column it is another element.
      if (act(task)) setTimeout(() => focusRow(task.id));
      return true;
    };
    const keys: Record<BoardKey, () => boolean> = {
      ArrowLeft: () => step(stop, -1, 0) || true,
      ArrowRight: () => step(stop, 1, 0) || true,
      ArrowUp: () => step(stop, 0, -1),
      ArrowDown: () => step(stop, 0, 1),
      "Alt+ArrowLeft": () => move((moved) => moves.moveAside(moved, -1)),
      "Alt+ArrowRight": () => move((moved) => moves.moveAside(moved, 1)),
      "Alt+ArrowUp": () => move((moved) => moves.moveAlong(moved, -1)),
      "Alt+ArrowDown": () => move((moved) => moves.moveAlong(moved, 1)),
    };
    const name = nameOfKey(event);
    const act = namesOf(keys).find((key) => key === name);
    if (act !== undefined && keys[act]()) event.preventDefault();
  };
}
