import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pathOfProject, projectAt } from "~/shared/rows/project-path";
import { viewOfProject } from "~/features/tasks/list/views";
import { currentPrincipal, pageCaller } from "~/server/page-session";
import type { PageProps } from "../../../page-props";
import { ListPage } from "../../list-page";

type ProjectProps = PageProps<{ id: string }>;

export async function generateMetadata({ params }: ProjectProps): Promise<Metadata> {
  const id = await projectOf(params);
  if ((await currentPrincipal()) === undefined) return { title: "Project" };
  const { projects } = await pageCaller();
  // The page itself says what is wrong.
  const project = await projects.byId({ id }).catch(() => undefined);
  return { title: project?.name ?? "Project" };
}

export default async function ProjectPage({ params, searchParams }: ProjectProps) {
  return <ListPage view={viewOfProject(await projectOf(params))} searchParams={searchParams} />;
}

/** Returns the id in the address. An address that is spelled in another way is none of a project. */
async function projectOf(params: ProjectProps["params"]): Promise<string> {
  const id = projectAt(pathOfProject((await params).id));
  return id ?? notFound();
}
