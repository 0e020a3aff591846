const key = "keel:zone-kept";

/** Returns whether the user of this device has said to keep the zone `stored` while the device is in `zone`. */
export function isKeptHere(stored: string, zone: string): boolean {
  try {
    return localStorage.getItem(key) === `${stored} ${zone}`;
  } catch {
    return false;
  }
}

/** Notes that. Another zone, of the user or of the device, is another question. */
export function keepHere(stored: string, zone: string): void {
  try {
    localStorage.setItem(key, `${stored} ${zone}`);
  } catch {
    // Without storage the next page asks again.
  }
}
