import { filters, type FilterName } from "../filters/filters";
import { fold } from "~/shared/text/fold";
import { readDays } from "./days";
import { nameAtStart, quotedAtStart, unquoted } from "./names";
import { entryOf, periodNamed } from "./phrases";
import { type KnownPlaces, projectsNamed } from "./places-named";
import type { Span } from "./refusal";
import { refuse, type Scanner, wordAhead } from "./scanner";

/** A word of the text and the filter that it is by itself. The name of a section is its value until its project is known. */
export interface Term extends Span {
  name: FilterName;
  value: string;
  isSectionName?: true;
}

const id = /id:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/iuy;
const untilSign = /[^&|()!,"“”„]*/uy;
const keyed = /(search|(?:due|date|created|completed)(?:\s+(?:before|after))?)\s*:\s*/iuy;
const untilOperator = /[^&|()"“”„]*/uy;
const phrase = /[^&|()!,@#"“”„]*/uy;
const datedBy: Record<string, FilterName> = {
  due: "due",
  date: "due",
  created: "createdOn",
  completed: "completedOn",
};
const help = "Use words such as today, p1, @tag, #project or search:.";

/** Reads one word with its sign, a phrase such as `no tag`, or one with a colon. */
export function readTerm(scan: Scanner, places: KnownPlaces): Term {
  const sign = scan.next();
  if (sign === "") refuse(wordAhead(scan), "has nothing behind it. Add what it joins, or remove it.");
  if (sign === "(") refuse(wordAhead(scan), "is a bracket within brackets, which no filter has.");
  if ("&|),".includes(sign)) refuse(wordAhead(scan), "has nothing before it. Add what it joins, or remove it.");
  if (sign === "!") refuse(wordAhead(scan), "stands before a tag or a project, as in !@home, or before brackets.");
  if (sign === "@" || sign === "#" || sign === "/") return checked(scan, readNamed(scan, sign, places));
  const from = scan.at();
  const key = scan.match(keyed);
  return checked(scan, key === undefined ? readPhrase(scan) : readKeyed(scan, { ...key, from }));
}

function readNamed(scan: Scanner, sign: string, places: KnownPlaces): Term {
  const { from } = scan.take(sign) ?? wordAhead(scan);
  const byId = sign === "@" ? undefined : scan.match(id);
  const name = sign === "#" ? "project" : "section";
  if (byId !== undefined) return { name, value: byId.groups[0]?.toLowerCase() ?? "", from, to: byId.to };
  const written = readQuoted(scan) ?? (sign === "#" ? readSpaced(scan, places) : undefined) ?? readBare(scan);
  if (written === undefined)
    refuse({ from, to: from + 1 }, "has no name behind it. Names with other signs stand in quotation marks.");
  const { value, to } = written;
  if (sign === "@") return { name: "tags", value, from, to };
  if (sign === "/") return { name, value, from, to, isSectionName: true };
  const [project, ...others] = projectsNamed(value, places);
  if (project === undefined) refuse({ from, to }, "is no project of yours.");
  if (others.length > 0) refuse({ from, to }, "is the name of several projects. Choose one in the menu “Project”.");
  return { name, value: project, from, to };
}

/** Reads a name of several words that a project has. */
function readSpaced(scan: Scanner, places: KnownPlaces) {
  untilSign.lastIndex = scan.at();
  const ahead = untilSign.exec(scan.text)?.[0].trimEnd() ?? "";
  const known = places.projects
    .map(({ name }) => name)
    .filter((name) => /\s/u.test(name))
    .sort((one, other) => other.length - one.length);
  const found = known.find((name) => fold(ahead) === fold(name));
  if (found === undefined) return undefined;
  const to = (scan.match(untilSign)?.from ?? 0) + ahead.length;
  return { value: found, to };
}

function readBare(scan: Scanner) {
  const found = scan.match(nameAtStart);
  return found && { value: scan.text.slice(found.from, found.to), to: found.to };
}

function readQuoted(scan: Scanner) {
  if (!/^["“„]/u.test(scan.text.slice(scan.at(), scan.at() + 1))) return undefined;
  const from = scan.at();
  const found = scan.match(quotedAtStart);
  if (found === undefined) refuse({ from, to: from + 1 }, "opens a quotation that nothing closes.");
  return { value: unquoted(found.groups[0] ?? found.groups[1] ?? ""), from, to: found.to };
}

function readKeyed(
  scan: Scanner,
  { from, to, groups: [key = ""] }: Span & { groups: readonly (string | undefined)[] },
): Term {
  const given = readQuoted(scan) ?? readValue(scan);
  const { value } = given;
  if (value.trim() === "")
    refuse({ from, to: from + scan.text.slice(from, to).trimEnd().length }, "has nothing behind it.");
  if (fold(key) === "search") return { name: "search", value, from, to: given.to };
  const [word = "", side] = fold(key).split(/\s+/u);
  const name = datedBy[word] ?? "due";
  const days = daysOf(name, value, side);
  if (days === undefined) refuse(given, dayHelp[name === "due" ? "due" : "past"]);
  return { name, value: days, from, to: given.to };
}

const dayHelp = {
  due: "is no due date that a filter has. Use today, overdue, next 7 days, no date, or days such as friday, 2026-11-20 or 2026-11-20..2026-11-27.",
  past: "is no time that a filter has. Use today, last 7 days, last 30 days, or days such as yesterday, 2026-11-20 or 2026-11-20..2026-11-27.",
};

function readValue(scan: Scanner) {
  const found = scan.match(untilOperator) ?? { from: scan.at(), to: scan.at() };
  const value = scan.text.slice(found.from, found.to).trim();
  return { value, from: found.from, to: found.from + value.length };
}

/** Returns days or a period as a filter has them. What is before a day, or after it, is without it. */
function daysOf(name: FilterName, text: string, side: string | undefined): string | undefined {
  return (side === undefined ? periodNamed(name, text) : undefined) ?? readDays(text, side);
}

function readPhrase(scan: Scanner): Term {
  const start = scan.at();
  const { from, to } = scan.match(phrase) ?? { from: start, to: start };
  const words = scan.text.slice(from, to).trimEnd();
  const span = { from, to: from + words.length };
  if (words === "") refuse(wordAhead(scan), `is no filter. ${help}`);
  const entry = entryOf(words);
  if (entry !== undefined) return { name: entry[0], value: entry[1], ...span };
  // No phrase has more words than three, and a pasted text may have thousands.
  const ends = [...words.slice(0, 100).matchAll(/\s+/gu)].slice(0, 3).reverse();
  const known = ends.find(({ index }) => entryOf(words.slice(0, index)) !== undefined);
  if (known === undefined) refuse(span, `is no filter. ${help}`);
  const second = from + known.index + known[0].length;
  return refuse({ from: second, to: span.to }, "needs & before it.");
}

const invalid: Partial<Record<FilterName, string>> = {
  tags: "is no tag. One has at most 50 characters, and no comma.",
  search: "is too long to search for, or has a character that cannot be stored.",
};

/** Returns a term whose value a filter can have. */
function checked(scan: Scanner, term: Term): Term {
  const isValid = term.isSectionName === true || filters[term.name].read([term.value]) !== undefined;
  if (!isValid) refuse(term, invalid[term.name] ?? dayHelp[term.name === "due" ? "due" : "past"]);
  // Blanks at the end are no part of what was written.
  return { ...term, to: term.from + scan.text.slice(term.from, term.to).trimEnd().length };
}
