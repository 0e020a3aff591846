/** The most zones for which a user may ask not to be asked. */
export const maxKeptZones = 50;
