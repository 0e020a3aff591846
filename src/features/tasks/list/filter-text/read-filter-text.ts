import { filters, type ChosenFilters, type FilterName } from "../filters/filters";
import { readFilter } from "../filter-params";
import { sectionsNamed } from "./places-named";
import { type FilterFault, FilterRefusal, faultOf, type Span } from "./refusal";
import { readTerm, type Term } from "./read-term";
import { createScanner, refuse, type Scanner, wordAhead } from "./scanner";
import type { FilterTextContext } from "./write-filter-text";

/** What all terms within brackets, or behind `!`, are together. */
const anyOf: Partial<Record<FilterName, FilterName>> = {
  tags: "tagsAny",
  project: "projectsAny",
  priority: "priority",
};
const noneOf: Partial<Record<FilterName, FilterName>> = { tags: "tagsNone", project: "projectsNone" };
/** The filters that `&` can give further values. */
const growing: ReadonlySet<FilterName> = new Set(["tags", "tagsNone", "projectsNone"]);

/** Terms that are one filter: `@home`, `(p1 | p2)`, `!#Work`. */
interface Part extends Span {
  name: FilterName;
  terms: Term[];
}

/** What a text was read with; `decided` are the filters that the list itself decides. */
export interface ReadingContext extends FilterTextContext {
  decided?: readonly FilterName[] | undefined;
}

/**
 * Reads a filter from one line of text, such as `today & @home & !#Work`; an empty text is no filter. The grammar is in `docs/filters.md`. Returns the
 * filter as an address has it, or why it is none: a text that says more than a filter can is never read in part.
 */
export function readFilterText(
  text: string,
  context: ReadingContext,
): { filter: ChosenFilters } | { fault: FilterFault } {
  try {
    return { filter: filterOf(readParts(createScanner(text), context), context) };
  } catch (error) {
    if (error instanceof FilterRefusal) return { fault: faultOf(text, error) };
    throw error;
  }
}

function readParts(scan: Scanner, context: ReadingContext): Part[] {
  if (scan.next() === "") return [];
  const parts = readPart(scan, context);
  if (scan.next() === "|") {
    const [first, ...others] = parts;
    const [term] = first?.terms ?? [];
    // Only a word by itself: neither one behind `!`, nor brackets, nor a project with its section.
    const isAlone = others.length === 0 && first?.terms.length === 1 && first.name === term?.name;
    if (!isAlone) refuse(wordAhead(scan), needsBrackets);
    const all = readAlternatives(scan, context, first.terms);
    return scan.next() === "" ? [all] : refuse(wordAhead(scan), needsBrackets);
  }
  while (scan.take("&") !== undefined) parts.push(...readPart(scan, context));
  const ahead = scan.next();
  if (ahead === "") return parts;
  return refuse(wordAhead(scan), unexpected[ahead] ?? "needs & before it.");
}

const needsBrackets = "makes it unclear what belongs together. Put alternatives in brackets, as in (@home | @work).";
const unexpected: Record<string, string> = {
  "|": needsBrackets,
  ")": "closes a bracket that was not opened.",
  ",": "would be a second list. A filter has one; join its parts with &.",
};

/** Reads what stands between two `&`: one part, or a project with its section. */
function readPart(scan: Scanner, context: ReadingContext): Part[] {
  const not = scan.take("!");
  const bracket = scan.take("(");
  if (bracket !== undefined) return [readBrackets(scan, context, { not, bracket })];
  const term = readTerm(scan, context.places);
  if (not !== undefined) return [{ name: negated(term, not), terms: [term], from: not.from, to: term.to }];
  const parts = [{ name: term.name, terms: [term], from: term.from, to: term.to }];
  if (term.name !== "project" || scan.text[term.to] !== "/") return parts;
  const section = readTerm(scan, context.places);
  return [...parts, { name: section.name, terms: [section], from: section.from, to: section.to }];
}

function readBrackets(
  scan: Scanner,
  context: ReadingContext,
  { not, bracket }: { not: Span | undefined; bracket: Span },
): Part {
  const group = readAlternatives(scan, context, [readTerm(scan, context.places)]);
  const end = scan.take(")");
  if (end === undefined && scan.next() === "") refuse(bracket, "opens a bracket that nothing closes.");
  if (end === undefined)
    refuse(wordAhead(scan), scan.next() === "&" ? "stands within brackets, where only | can." : "needs | before it.");
  const [first] = group.terms;
  const name = not === undefined || first === undefined ? group.name : negated(first, not);
  return { ...group, name, from: not?.from ?? bracket.from, to: end.to };
}

function negated(term: Term, not: Span): FilterName {
  return (
    noneOf[term.name] ??
    refuse({ from: not.from, to: term.to }, "is not possible: only tags and projects stand behind !.")
  );
}

function readAlternatives(scan: Scanner, { places }: ReadingContext, terms: Term[]): Part {
  const [first] = terms;
  while (scan.take("|") !== undefined) terms.push(readTerm(scan, places));
  const from = first?.from ?? 0;
  const name = first && anyOf[first.name];
  if (first === undefined || name === undefined)
    refuse(first ?? wordAhead(scan), "is no alternative: only tags, projects or priorities stand in brackets.");
  const other = terms.find((term) => term.name !== first.name);
  if (other !== undefined)
    refuse(other, "is of another kind. Alternatives are all tags, all projects or all priorities.");
  return { name, terms, from, to: terms.at(-1)?.to ?? from };
}

function filterOf(parts: Part[], context: ReadingContext): ChosenFilters {
  const params = new URLSearchParams();
  for (const { name, terms, ...span } of parts) {
    if (context.decided?.includes(name) === true) refuse(span, "is not chosen here, because this list is made of it.");
    if (params.has(name) && !growing.has(name))
      refuse(span, second[name] ?? "is a second one of its kind, and a filter has one.");
    const project = projectIn(parts) ?? context.project;
    for (const term of terms) {
      params.append(name, term.isSectionName === true ? sectionOf(term, project, context) : term.value);
      if (filters[name].read(params.getAll(name)) === undefined)
        refuse(
          term,
          name === "priority"
            ? "is more than the priorities there are."
            : "is one too many: a filter has at most 20 of them.",
        );
    }
  }
  return readFilter(params).filter;
}

const second: Partial<Record<FilterName, string>> = {
  due: "is a second due date, and a filter has one. Days can be a range, as in due: 2026-11-20..2026-11-27.",
  project: "is a second project, and a task is in one. Put alternatives in brackets, as in (#Home | #Work).",
  priority: "is a second priority, and a task has one. Put alternatives in brackets, as in (p1 | p2).",
  search: "is a second search, and a filter has one. Put all words behind one search:.",
  tagsAny: "is a second choice of tags, and a filter has one.",
  projectsAny: "is a second choice of projects, and a filter has one.",
};

const projectIn = (parts: Part[]) => parts.find(({ name }) => name === "project")?.terms[0]?.value;

function sectionOf(term: Term, project: string | undefined, { places }: ReadingContext): string {
  const [section, ...others] = sectionsNamed(term.value, project, places);
  if (section === undefined)
    refuse(term, project === undefined ? "is no section of yours." : "is no section of this project.");
  if (others.length > 0) refuse(term, "is a section of several projects. Name the project, as in #Home/Kitchen.");
  return section;
}
