import Bell from "lucide-react/icons/bell";
import CalendarDays from "lucide-react/icons/calendar-days";
import Flag from "lucide-react/icons/flag";
import Folder from "lucide-react/icons/folder";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";

const properties = [
  { Icon: Folder, text: "Boat / Before launch" },
  { Icon: CalendarDays, text: "Today" },
  { Icon: Bell, text: "9:00" },
  { Icon: Flag, text: "High", tone: "text-priority-high" },
];

/** Shows the open task in the picture. */
export function PreviewPanel() {
  return (
    <div className="w-68 shrink-0 border-l border-line bg-surface px-6 py-6 max-lg:hidden">
      <div className="flex gap-3">
        <CheckboxCircle label="" tint="high" className="mt-0.5" />
        <p className="text-base font-semibold">Call the harbour about the mooring</p>
      </div>
      <ul className="mt-4">
        {properties.map(({ Icon, text, tone = "text-muted" }) => (
          <li key={text} className="flex min-h-8 items-center gap-3">
            <Icon aria-hidden className={`size-4 ${tone}`} />
            {text}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-muted">Ask for a place on the east side from March on, and what the winter costs.</p>
      <p className="mt-5 font-medium">
        Subtasks <span className="ml-1 font-normal text-muted">1/2</span>
      </p>
      <p className="mt-2 flex items-center gap-3 text-muted line-through decoration-1">
        <CheckboxCircle label="" checked readOnly />
        Find last year’s contract
      </p>
      <p className="mt-2 flex items-center gap-3">
        <CheckboxCircle label="" />
        Measure the boat
      </p>
    </div>
  );
}
