import { cityOf } from "~/shared/dates/zones";
import { isTimeZone } from "~/shared/due-date";
import { fold } from "~/shared/text/fold";

/** A zone with the words by which it is found. */
interface ListedZone {
  zone: string;
  city: string;
  words: string;
}

/** Returns the zones that this browser knows, in the order of their cities. UTC is always one of them. */
export function listZones(known: () => readonly string[] = supportedZones): ListedZone[] {
  const collator = new Intl.Collator("und");
  return [...new Set([...known(), "UTC"])]
    .filter(isTimeZone)
    .map((zone) => ({
      zone,
      city: cityOf(zone),
      words: fold(`${cityOf(zone)} ${zone.replaceAll(/[/_]/g, " ")} ${zone}`),
    }))
    .sort((a, b) => collator.compare(a.city, b.city));
}

/** Old browsers list none. */
function supportedZones(): readonly string[] {
  return typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
}

/** Returns the zones in which every typed word begins a word, those whose city begins with the text first. */
export function findZones(zones: readonly ListedZone[], typed: string): readonly ListedZone[] {
  const text = fold(typed.trim());
  if (text === "") return zones;
  const found = zones.filter(({ words }) => text.split(/\s+/).every((word) => ` ${words}`.includes(` ${word}`)));
  const isFirst = ({ city }: ListedZone) => Number(!fold(city).startsWith(text));
  return [...found].sort((a, b) => isFirst(a) - isFirst(b));
}
