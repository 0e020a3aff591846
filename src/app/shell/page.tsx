import type { Metadata } from "next";
import { linksWithIcons, pageNames } from "../link-icons";
import { KeptTasks } from "../(tasks)/shell/task-room";

export const metadata: Metadata = { title: "Offline", robots: { index: false } };

/** Stands in for a list that the server does not answer. Its HTML is the same for everybody, and says nothing of the address. */
export default async function ShellPage() {
  return (
    <div data-shell>
      <KeptTasks links={await linksWithIcons("lists")} pages={await pageNames("settings")} />
    </div>
  );
}
