"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import Plus from "lucide-react/icons/plus";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { loadListParts } from "~/features/tasks/components/filters/load-list-parts";
import { projectAt } from "~/shared/rows/project-path";
import { useProjectCounts } from "~/features/tasks/store/copy/use-project-counts";
import { usePopupFor } from "~/ui/overlays/use-popup";
import { preload } from "~/ui/page/preload";
import { IconButton } from "~/ui/icon-button";
import { useFolds } from "../../store/folds-provider";
import { useProjectActions } from "../../store/use-project-actions";
import { useProjects } from "../../store/use-projects";
import { openProjectForm } from "../project-form-gate";
import { ProjectLink } from "./project-link";

const loadMenu = async () => (await loadListParts()).ProjectMenuPopup;

/** Shows the projects in the sidebar, with their counts. `onGo` is called before one is opened. */
export function ProjectLinks({ onGo }: { onGo?: (() => void) | undefined }) {
  const projects = useProjects();
  const current = projectAt(usePathname());
  const counts = useProjectCounts();
  const { isFolded, turn } = useFolds();
  const { Popup, popupProps, openId, openFor } = usePopupFor(loadMenu);
  const shown = Popup && projects.find(({ id }) => id === openId);
  const keys = useStepKeys();
  useInView(keys.ref, current);
  const linksOf = (isArchived: boolean) =>
    projects
      .filter(({ archivedAt }) => (archivedAt !== null) === isArchived)
      .map((project) => (
        <ProjectLink
          key={project.id}
          project={project}
          count={counts.get(project.id)}
          isCurrent={project.id === current}
          isMenuOpen={project.id === shown?.id}
          onMenu={openFor}
          onGo={onGo}
        />
      ));
  const [active, archived] = [linksOf(false), linksOf(true)];
  const isOpen = !isFolded("projects");
  return (
    <nav aria-label="Projects" className="mt-6" {...keys}>
      <div className="flex items-center">
        <FoldButton isOpen={isOpen} onPress={() => turn("projects")}>
          Projects
        </FoldButton>
        <IconButton
          label="Add project"
          size="sm"
          onClick={() => {
            onGo?.();
            openProjectForm();
          }}
        >
          <Plus aria-hidden />
        </IconButton>
      </div>
      {isOpen && active.length > 0 && <ul className="flex flex-col gap-0.5">{active}</ul>}
      {isOpen && archived.length > 0 && (
        <>
          <FoldButton isOpen={!isFolded("archived", true)} onPress={() => turn("archived")}>
            Archived
          </FoldButton>
          {!isFolded("archived", true) && <ul className="flex flex-col gap-0.5">{archived}</ul>}
        </>
      )}
      {Popup && shown && <Popup project={shown} onGo={onGo} {...popupProps} />}
    </nav>
  );
}

function FoldButton({ isOpen, onPress, children }: { isOpen: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <h2 className="flex min-w-0 flex-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onPress}
        className="group/fold flex min-h-7 flex-1 items-center gap-1 rounded-md px-2 text-xs font-medium text-muted hover:text-ink pointer-coarse:min-h-11"
      >
        {children}
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform group-aria-expanded/fold:rotate-90 motion-reduce:transition-none"
        />
      </button>
    </h2>
  );
}

/** Scrolls to the link of the project that the page is about. */
function useInView(nav: RefObject<HTMLElement | null>, id: string | undefined): void {
  useEffect(() => {
    const link = id === undefined ? undefined : nav.current?.querySelector(`[data-link="${id}"]`);
    link?.scrollIntoView({ block: "nearest" });
  }, [nav, id]);
}

const fetchSteps = async () => import("../step-project");
const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Returns what moves the focused project with Alt and an arrow. */
function useStepKeys() {
  const projects = useProjects();
  const { move } = useProjectActions();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => preload(fetchSteps), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    const isStep = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const focused = event.target instanceof HTMLElement ? event.target : undefined;
    const id = focused?.closest<HTMLElement>("[data-link]")?.dataset.link;
    const project = projects.find((each) => each.id === id);
    if (by === undefined || !isStep || project === undefined) return;
    event.preventDefault();
    const step = async () => {
      const { stepProject } = await fetchSteps();
      stepProject({ projects, move }, project, by);
      // The element that moves in the document loses the focus.
      requestAnimationFrame(() => focused?.focus());
    };
    step().catch(() => undefined);
  };
  return { ref, onKeyDown };
}
