import { compareValues, isOfType, type Direction } from "./compare-forms";
import { alternativesIn, formsOf, kindOf, nameOf, type Form, type Schema, type Schemas } from "./schema-forms";

interface Both {
  before: Schema;
  after: Schema;
}

/** Creates the comparison of schemas in two documents. A named schema is compared once for each direction, under its name. */
export function createSchemaComparison(schemas: { before: Schemas; after: Schemas }) {
  const seen = new Set<string>();

  /** Returns what breaks a client of `before` in `after`, each sentence beginning with the place. */
  function compare({ before, after }: Both, direction: Direction, at: string): string[] {
    const name = nameOf(before);
    const isSame = name !== undefined && name === nameOf(after);
    if (isSame && seen.has(`${direction} ${name}`)) return [];
    if (isSame) seen.add(`${direction} ${name}`);
    if (isSame) return compareAlternatives({ before, after }, direction, name);
    // An alternative with the same name on both sides is compared under that name.
    const afterwards = new Set(alternativesIn(after).map(nameOf));
    const [shared, rest] = partition(alternativesIn(before), (one) => {
      const its = nameOf(one);
      return its !== undefined && afterwards.has(its);
    });
    const sharedNames = new Set(shared.map(nameOf));
    const others = alternativesIn(after).filter((one) => !sharedNames.has(nameOf(one)) || nameOf(one) === undefined);
    const left = direction === "sent" ? { before: { anyOf: rest }, after } : { before, after: { anyOf: others } };
    return [
      ...shared.flatMap((one) => compare({ before: one, after: one }, direction, at)),
      ...compareAlternatives(left, direction, at),
    ];
  }

  /** Compares alternatives: every value sent before must still be accepted, every value answered now must be known. */
  function compareAlternatives({ before, after }: Both, direction: Direction, at: string): string[] {
    const olds = formsOf(before, schemas.before);
    const news = formsOf(after, schemas.after);
    if (direction === "sent") {
      return olds.flatMap((old) => {
        const changes = news.filter((one) => isOfType(old, one)).map((one) => compareForms(old, one, direction, at));
        return fewest(changes) ?? [`${at}: no longer takes ${kindOf(old)}`];
      });
    }
    return news.flatMap((one) => {
      const changes = olds.filter((old) => isOfType(one, old)).map((old) => compareForms(old, one, direction, at));
      return fewest(changes) ?? [`${at}: may be ${kindOf(one)}`];
    });
  }

  function compareForms(before: Form, after: Form, direction: Direction, at: string): string[] {
    const items =
      before.items !== undefined && after.items !== undefined
        ? compare({ before: before.items, after: after.items }, direction, `${at}[]`)
        : [];
    return [
      ...compareValues(before, after, direction).map((words) => `${at}: ${words}`),
      ...(direction === "sent" ? demanded(before, after) : missing(before, after)).map((words) => `${at}.${words}`),
      ...Object.entries(before.properties).flatMap(([field, old]) => {
        const now = after.properties[field];
        return now === undefined ? [] : compare({ before: old, after: now }, direction, `${at}.${field}`);
      }),
      ...items,
      ...compareOthers(before, after, direction, at),
    ];
  }

  /** Compares the schemas of fields without declared names. */
  function compareOthers(before: Form, after: Form, direction: Direction, at: string): string[] {
    const { additionalProperties: old } = before;
    const { additionalProperties: now } = after;
    if (typeof old === "boolean" || typeof now === "boolean") return [];
    return compare({ before: old, after: now }, direction, `${at}.*`);
  }

  return compare;
}

/** Returns the fields that a client must send now, or can no longer send. */
function demanded(before: Form, after: Form): string[] {
  const gone = Object.keys(before.properties).filter(
    (field) => !(field in after.properties) && after.additionalProperties === false,
  );
  return [
    ...gone.map((field) => `${field} is no longer taken`),
    ...after.required.filter((field) => !before.required.includes(field)).map((field) => `${field} is required now`),
  ];
}

/** Returns the fields that a response no longer has, or not always. */
function missing(before: Form, after: Form): string[] {
  return Object.keys(before.properties).flatMap((field) => {
    if (!(field in after.properties)) return [`${field} is gone from the answer`];
    const isUnsure = before.required.includes(field) && !after.required.includes(field);
    return isUnsure ? [`${field} may be missing from the answer`] : [];
  });
}

function partition<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

const fewest = (changes: string[][]) => changes.toSorted((one, other) => one.length - other.length)[0];
