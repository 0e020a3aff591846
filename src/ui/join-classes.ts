/** Joins class names; `false`, `undefined` and `""` leave nothing behind. */
export function joinClasses(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
