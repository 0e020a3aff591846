/** The tasks that are selected in the list on the page. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Whether a press on a row selects it, rather than opening it. */
  isPressed: boolean;
}

const nothing: Selection = { ids: new Set(), isPressed: false };

/** Returns the selection of a list. A range goes from its first task, the last one that was selected alone, to another one. */
export function createSelection() {
  let now = nothing;
  let known: ReadonlySet<string> = new Set();
  let readOrder: () => readonly string[] = () => [...known];
  /** The first task of a range, and what was selected beside it. */
  let start: { id: string; beside: ReadonlySet<string> } | undefined;
  const listeners = new Set<() => void>();

  function set(ids: ReadonlySet<string>, isPressed = now.isPressed): void {
    if (ids.size === 0 && now.ids.size === 0) return;
    now = ids.size === 0 ? nothing : { ids, isPressed };
    if (ids.size === 0) start = undefined;
    for (const listener of listeners) listener();
  }

  const shown = () => readOrder().filter((id) => known.has(id));

  return {
    read: () => now,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Takes the tasks that can be selected, and what returns them as they stand on the page, which is not called during a render. What is listed no more is selected no more. */
    list(ids: readonly string[], inTheirOrder = () => ids): void {
      known = new Set(ids);
      readOrder = inTheirOrder;
      const left = [...now.ids].filter((id) => known.has(id));
      if (left.length < now.ids.size) set(new Set(left));
    },
    isListed: (id: string) => known.has(id),
    /** Returns the selected tasks in the order of the list, and then those that it hides. */
    inOrder: () => [...new Set([...readOrder().filter((id) => now.ids.has(id)), ...now.ids])],
    toggle(id: string): void {
      if (!known.has(id)) return;
      const beside = new Set(now.ids);
      const isSelected = beside.delete(id);
      start = { id, beside };
      set(isSelected ? beside : new Set([...beside, id]));
    },
    /** Selects a task, and from then on those that are pressed. */
    press(id: string): void {
      if (!now.ids.has(id)) this.toggle(id);
      set(now.ids, true);
    },
    /** Selects the range up to a task, from `from` if it has not begun. */
    extend(id: string, from = id): void {
      const listed = shown();
      if (start === undefined || !listed.includes(start.id)) start = { id: from, beside: now.ids };
      const [one, other] = [listed.indexOf(start.id), listed.indexOf(id)];
      if (one === -1 || other === -1) return;
      set(new Set([...start.beside, ...listed.slice(Math.min(one, other), Math.max(one, other) + 1)]));
    },
    all: () => set(new Set([...now.ids, ...shown()])),
    clear: () => set(new Set(), false),
  };
}

/** The selection of the list on the page. */
export const selection = createSelection();
