import type { QueryClient, QueryKey } from "@tanstack/react-query";

type Patch<Item> = (item: Item | undefined) => Item | undefined;

interface Store<Item> {
  queryClient: QueryClient;
  /** The prefix of the cached queries that show the items. */
  scope: QueryKey;
  read: (id: string) => Item | undefined;
  /** Replaces `before` by `after` everywhere; `undefined` stands for an item that does not exist. */
  write: (before: Item | undefined, after: Item | undefined) => void;
  /** Takes over the item as the server has answered it. */
  confirm: (item: Item) => void;
  /** Shows the item as the server has it: no change of it waits for an answer any more. */
  release: (id: string) => void;
}

interface Change<Item> {
  patch: Patch<Item>;
  /** Sends the change; `confirmed` is the item of the server's last answer. */
  send: (confirmed: Item | undefined) => Promise<Item>;
}

interface Line<Item> {
  confirmed: Item | undefined;
  patches: Patch<Item>[];
  tail: Promise<unknown>;
}

/**
 * Creates optimistic changes. An item is shown as the server's last answer with the unanswered patches on top,
 * so a failed patch reverts only itself. Changes of one item are sent one after the other; those of several, in parallel.
 */
export function createOptimistic<Item>({ queryClient, scope, read, write, confirm, release }: Store<Item>) {
  const lines = new Map<string, Line<Item>>();
  const interrupted = new Set<string>();

  /** Shows the change, sends it, and then shows the answer. Rejects as `send` does, after reverting the change. */
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
      confirm(line.confirmed);
      return line.confirmed;
    } catch (error) {
      for (const { queryHash } of queryClient.getQueryCache().findAll({ queryKey: scope })) interrupted.add(queryHash);
      throw error;
    } finally {
      line.patches = line.patches.filter((other) => other !== patch);
      const seen = line.patches.reduce<Item | undefined>((item, next) => next(item), line.confirmed);
      write(read(id), seen);
      if (line.patches.length === 0) {
        lines.delete(id);
        release(id);
      }
      if (lines.size === 0) settle();
    }
  };

  /** Cancels requests in flight, because their answers would show the state before the change. */
  async function cancel(): Promise<void> {
    const fetching = queryClient.getQueryCache().findAll({ queryKey: scope, fetchStatus: "fetching" });
    for (const { queryHash } of fetching) interrupted.add(queryHash);
    await queryClient.cancelQueries({ queryKey: scope });
  }

  /** Fetches again only where a request was cancelled or a change failed, because the rest is already right. */
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
