import Filter from "lucide-react/icons/list-filter";
import Keyboard from "lucide-react/icons/keyboard";
import Moon from "lucide-react/icons/moon";
import Undo2 from "lucide-react/icons/undo-2";
import Zap from "lucide-react/icons/zap";
import Lock from "lucide-react/icons/lock";

const points = [
  {
    Icon: Zap,
    title: "Quick",
    text: "Every change shows at once. If the server refuses, you are told, and what you typed is still there.",
  },
  {
    Icon: Undo2,
    title: "Forgiving",
    text: "Completing and deleting can be undone, and what you delete waits in the trash.",
  },
  {
    Icon: Filter,
    title: "Findable",
    text: "Search, tags, priority and due day combine. A filtered list has its own address to keep.",
  },
  {
    Icon: Keyboard,
    title: "Yours to drive",
    text: "Everything works with the keyboard alone, with a screen reader, and under a thumb on a phone.",
  },
  { Icon: Moon, title: "Easy on the eyes", text: "Light or dark as your device likes it, and nothing that blinks." },
  {
    Icon: Lock,
    title: "Private",
    text: "Your server, your database, no telemetry. Nobody but you can read your tasks through Keel.",
  },
];

export function ForPeople() {
  return (
    <section aria-labelledby="for-people" className="border-y border-line bg-surface">
      <div className="mx-auto max-w-6xl px-5 py-20">
        <h2 id="for-people" className="text-2xl font-semibold tracking-tight text-balance">
          For a day with a lot in it
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
