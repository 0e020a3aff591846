/**
 * Milliseconds that a story waits at most, which allows for a machine several times slower than usual: for a step or its effect, a page, a whole story,
 * an app of its own; and for one look at a page that is reloaded until something is there. `test.slow()` triples the limit of a story.
 */
export const patience = { step: 30_000, navigation: 60_000, story: 120_000, app: 300_000, look: 2_000 } as const;
