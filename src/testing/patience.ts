/**
 * Milliseconds that every test waits at most, which allows for a machine several times slower than usual. A condition's limit is well below the
 * lifetime of an access token and a cached session, so that an expired one does not pass for a revoked one.
 */
export const patience = { condition: 30_000, test: 180_000, build: 900_000 } as const;
