import { several, single } from "~/shared/search-params";
import { limits } from "../../constants";
import type { Task } from "../../table";
import { type Filter, type NameOf, oneOfThem } from "./filter";

/** Returns an id in its one spelling, or `undefined` if the value is none. */
const idWithin = (value: string) =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) ? value.toLowerCase() : undefined;
/** Returns the id of a project, or `none` for the inbox. */
const projectWithin = (value: string) => (value === "none" ? value : idWithin(value));

const nameOfProject = (project: string, nameOf: NameOf) =>
  project === "none" ? "Inbox" : (nameOf(project) ?? "Unknown project");
const described = (project: string, nameOf: NameOf) => {
  const name = nameOf(project);
  if (project === "none") return "the inbox";
  return name === undefined ? "an unknown project" : `project ${name}`;
};
const isIn = ({ projectId }: Task, project: string) => projectId === (project === "none" ? null : project);
const idOf = (project: string) => (project === "none" ? null : project);
const readProjects = several(projectWithin, limits.places);

/** The filters by project and section. */
export const placeFilters = {
  projectsAny: {
    title: "Project",
    name: "project",
    read: readProjects,
    chosen: (projects, nameOf) => oneOfThem(projects.map((project) => nameOfProject(project, nameOf))),
    described: (projects, nameOf) => oneOfThem(projects.map((project) => described(project, nameOf))),
    matches: (task, projects) => projects.some((project) => isIn(task, project)),
    given: ([project]) => (project === undefined ? {} : { projectId: idOf(project) }),
  },
  projectsNone: {
    title: "Project",
    name: "project",
    read: readProjects,
    chosen: (projects, nameOf) => `not ${oneOfThem(projects.map((project) => nameOfProject(project, nameOf)))}`,
    described: (projects, nameOf) => `not ${oneOfThem(projects.map((project) => described(project, nameOf)))}`,
    matches: (task, projects) => !projects.some((project) => isIn(task, project)),
    given: () => ({}),
  },
  project: {
    title: "Project",
    name: "project",
    read: single(projectWithin),
    chosen: nameOfProject,
    described,
    matches: isIn,
    given: (project) => ({ projectId: idOf(project) }),
  },
  section: {
    title: "Section",
    name: "section",
    read: single(idWithin),
    chosen: (section, nameOf) => nameOf(section) ?? "Unknown section",
    described: (section, nameOf) => {
      const name = nameOf(section);
      return name === undefined ? "an unknown section" : `section ${name}`;
    },
    matches: ({ sectionId }, section) => sectionId === section,
    // Only its project's id and its own make a place.
    given: () => ({}),
  },
} satisfies {
  projectsAny: Filter<string[]>;
  projectsNone: Filter<string[]>;
  project: Filter<string>;
  section: Filter<string>;
};
