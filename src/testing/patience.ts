/**
 * Milliseconds that every test waits at most, on a machine several times slower than usual, too. A condition ends well before an access token and a cached
 * session do, so that one which ended late does not pass for one that was revoked.
 */
export const patience = { condition: 30_000, test: 180_000, build: 900_000 } as const;
