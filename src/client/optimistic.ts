import type { QueryClient, QueryKey } from "@tanstack/react-query";

type Patch<Item> = (item: Item | undefined) => Item | undefined;

interface Store<Item> {
  queryClient: QueryClient;
  /** What is cached below this key shows the items. */
  scope: QueryKey;
  read: (id: string) => Item | undefined;
  /** Shows `after` everywhere in place of `before`; `undefined` stands for an item that does not exist. */
  write: (before: Item | undefined, after: Item | undefined) => void;
}

interface Change<Item> {
  patch: Patch<Item>;
  /** Asks the server; `confirmed` is the item as it last answered. */
  send: (confirmed: Item | undefined) => Promise<Item>;
}

interface Line<Item> {
  confirmed: Item | undefined;
  patches: Patch<Item>[];
  tail: Promise<unknown>;
}

/**
 * Changes that show at once. What is seen of an item is its last answer from the server with the unanswered patches on top,
 * so one that fails takes only itself back. Changes of one item are sent one after the other; those of several, side by side.
 */
export function createOptimistic<Item>({ queryClient, scope, read, write }: Store<Item>) {
  const lines = new Map<string, Line<Item>>();
  const interrupted = new Set<string>();

  /** Shows the change, sends it, and then shows the answer; rejects as `send` does, with the change taken back. */
  return async function change(id: string, { patch, send }: Change<Item>): Promise<Item> {
    await cancel();
    const line = lines.get(id) ?? { confirmed: read(id), patches: [], tail: Promise.resolve() };
    lines.set(id, line);
    line.patches.push(patch);
    write(read(id), patch(read(id)));
    const sent = line.tail.then(() => send(line.confirmed));
    line.tail = sent.catch(() => undefined);
    try {
      line.confirmed = await sent;
      return line.confirmed;
    } catch (error) {
      for (const { queryHash } of queryClient.getQueryCache().findAll({ queryKey: scope })) interrupted.add(queryHash);
      throw error;
    } finally {
      line.patches = line.patches.filter((other) => other !== patch);
      const seen = line.patches.reduce<Item | undefined>((item, next) => next(item), line.confirmed);
      write(read(id), seen);
      if (line.patches.length === 0) lines.delete(id);
      if (lines.size === 0) settle();
    }
  };

  /** Cancels answers under way, because they would show the state from before the change. */
  async function cancel(): Promise<void> {
    const fetching = queryClient.getQueryCache().findAll({ queryKey: scope, fetchStatus: "fetching" });
    for (const { queryHash } of fetching) interrupted.add(queryHash);
    await queryClient.cancelQueries({ queryKey: scope });
  }

  /** Fetches again only where that was prevented or a change failed, because what is shown is already right. */
  function settle(): void {
    const again = new Set(interrupted);
    interrupted.clear();
    queryClient
      .invalidateQueries({ queryKey: scope, refetchType: "none" })
      .then(() =>
        queryClient.refetchQueries({
          queryKey: scope,
          type: "active",
          predicate: (query) => again.has(query.queryHash),
        }),
      )
      .catch(() => undefined);
  }
}
