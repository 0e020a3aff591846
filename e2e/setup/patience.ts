/**
 * Milliseconds that a story waits at most, on a machine several times slower than usual, too: for a step or what it leads to, for a page, for a story from
 * end to end, for an app of its own; and for one look at a page that is reloaded until something is there. `test.slow()` gives a story three times as much.
 */
export const patience = { step: 30_000, navigation: 60_000, story: 120_000, app: 300_000, look: 2_000 } as const;
