import { type ReactNode, useCallback, useState } from "react";
import { usePopupAt } from "~/ui/overlays/use-popup";
import type { Project } from "../../store/project";

/** Opens the menu of a project beside the button that was pressed. */
export type OpenProjectMenu = (id: string, from: { button: HTMLButtonElement; byKey: boolean }) => void;

const load = async () => (await import("../project-menu-popup")).ProjectMenuPopup;

/** Returns the one menu that all projects share, and the project it is open for. */
export function useProjectMenu(
  projects: readonly Project[],
  onGo?: () => void,
): { menu: ReactNode; openFor: string | undefined; onMenu: OpenProjectMenu } {
  const { Popup, popupProps, open } = usePopupAt(load);
  const [id, setId] = useState<string>();
  const onMenu = useCallback<OpenProjectMenu>(
    (opened, { button, byKey }) => {
      setId(opened);
      open(button, byKey);
    },
    [open],
  );
  const project = Popup && projects.find((each) => each.id === id);
  return {
    menu: Popup && project && <Popup project={project} onGo={onGo} {...popupProps} />,
    openFor: project?.id,
    onMenu,
  };
}
