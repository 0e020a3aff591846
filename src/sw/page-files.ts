const folder = "/_next/static/";

/** Returns the addresses of the scripts and styles that a page consists of so far. */
export function filesOf({ scripts, styleSheets }: Document): string[] {
  // Browsers with workers load nothing that is for those without modules.
  const sources = [...scripts].filter(({ noModule }) => !noModule).map(({ src }) => src);
  const styles = [...styleSheets].flatMap(({ href }) => href ?? []);
  return [...sources, ...styles].flatMap((address) => {
    const { pathname } = new URL(address, window.location.href);
    return pathname.startsWith(folder) ? pathname : [];
  });
}

/** Returns whether a page with these files is of the release that keeps `kept`. It loads nothing else later, because names contain hashes of the contents. */
export const isOfRelease = (files: unknown, kept: readonly string[]): boolean =>
  Array.isArray(files) && files.length > 0 && files.every((file) => kept.includes(file));
