/** Returns the names of the fields of `record`, as its type declares them. */
export function namesOf<Fields extends object>(record: Fields): (keyof Fields & string)[] {
  const isDeclared = (name: string): name is keyof Fields & string => Object.hasOwn(record, name);
  return Object.keys(record).filter(isDeclared);
}
