/** The push services of the known browsers: Chrome and Edge on Android, Firefox, Safari, Edge on Windows. */
export const knownServices =
  "fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com";

/** How a push service is named: a host, all hosts below one, or a host with a port. */
export const serviceForm = /^(?:\*\.(?=[^.]+\.))?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[1-9]\d{0,4})?$/;

/**
 * Returns whether messages may be sent to `endpoint`, which a browser has named: an `https:` URL of one of `services`, in its canonical form. So no
 * user makes this server call an address of their choice.
 */
export function isPushEndpoint(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { href, protocol, username, password, hash, host } = new URL(endpoint);
  if (href !== endpoint || protocol !== "https:" || username !== "" || password !== "" || hash !== "") return false;
  // A host has a port only if that is not 443.
  return services.some((service) =>
    service.startsWith("*.") ? host.endsWith(service.slice(1)) && host.length >= service.length : host === service,
  );
}

/** Returns whether the administrator has named this very host and port, which may then be of the own network. */
export const isNamedWithPort = (endpoint: string, services: readonly string[]): boolean =>
  services.includes(new URL(endpoint).host) && new URL(endpoint).port !== "";
