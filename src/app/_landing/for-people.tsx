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
    text: "Every change shows immediately. If the server refuses it, you see why, and what you typed is kept.",
  },
  {
    Icon: Undo2,
    title: "Forgiving",
    text: "You can undo what you complete or delete, and deleted tasks stay in the trash for 30 days.",
  },
  {
    Icon: Filter,
    title: "Findable",
    text: "Search, tags, priority and due day combine. Every filter has a link you can save.",
  },
  {
    Icon: Keyboard,
    title: "Keyboard first",
    text: "Everything works with the keyboard alone, with a screen reader, and with one thumb on a phone.",
  },
  { Icon: Moon, title: "Easy on the eyes", text: "Follows your device's light or dark mode. Nothing blinks." },
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
