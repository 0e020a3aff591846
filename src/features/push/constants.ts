/** Limits of notifications on devices. */

/** In characters, of the URL of a push service. */
export const maxEndpointLength = 1000;
