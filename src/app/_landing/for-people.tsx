import CalendarRange from "lucide-react/icons/calendar-range";
import FolderTree from "lucide-react/icons/folder-tree";
import Keyboard from "lucide-react/icons/keyboard";
import Lock from "lucide-react/icons/lock";
import Repeat from "lucide-react/icons/repeat";
import TextCursorInput from "lucide-react/icons/text-cursor-input";
import Undo2 from "lucide-react/icons/undo-2";
import WifiOff from "lucide-react/icons/wifi-off";
import Zap from "lucide-react/icons/zap";

const points = [
  {
    Icon: TextCursorInput,
    title: "In your words",
    text: "“Pay rent tomorrow 9am #Home p1” is a task with a day, a time, a project and a priority.",
  },
  {
    Icon: FolderTree,
    title: "In order",
    text: "Projects with sections, subtasks, colored tags, and filters that you save as views of your own.",
  },
  {
    Icon: CalendarRange,
    title: "As you see it",
    text: "Each list can be a board or a calendar, grouped as you like. Drag a task to where it belongs.",
  },
  {
    Icon: Repeat,
    title: "On time",
    text: "Tasks repeat on days you choose, deadlines stay in view, and reminders reach you by mail or on your phone.",
  },
  {
    Icon: Zap,
    title: "Quick",
    text: "Every change shows immediately, on your other devices within a second. Nothing waits for the network.",
  },
  {
    Icon: WifiOff,
    title: "Offline, too",
    text: "Your tasks open without a connection. What you change meanwhile is kept, and saved when it is back.",
  },
  {
    Icon: Undo2,
    title: "Forgiving",
    text: "You can undo what you change, and deleted tasks stay in the trash for 30 days.",
  },
  {
    Icon: Keyboard,
    title: "Keyboard first",
    text: "Everything works with the keyboard alone, with a screen reader, and with one thumb on a phone.",
  },
  {
    Icon: Lock,
    title: "Private",
    text: "Your server, your database, no telemetry. Only you can read your tasks in Keel.",
  },
];

export function ForPeople() {
  return (
    <section aria-labelledby="for-people" className="border-y border-line bg-surface">
      <div className="mx-auto max-w-6xl px-5 py-20">
        <h2 id="for-people" className="text-2xl font-semibold tracking-tight text-balance">
          For busy days
        </h2>
        <ul className="mt-10 grid gap-x-12 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
          {points.map(({ Icon, title, text }) => (
            <li key={title}>
              <Icon aria-hidden className="size-5 text-accent" />
              <h3 className="mt-3 font-semibold">{title}</h3>
              <p className="mt-1 text-pretty text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
