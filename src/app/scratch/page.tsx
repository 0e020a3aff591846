"use client";
import Ellipsis from "lucide-react/icons/ellipsis";
import Flag from "lucide-react/icons/flag";
import Inbox from "lucide-react/icons/inbox";
import Trash from "lucide-react/icons/trash-2";
import Search from "lucide-react/icons/search";
import { useState } from "react";
import { Button } from "~/ui/button";
import { CheckboxCircle } from "~/ui/checkbox-circle";
import { Chip, ChipButton } from "~/ui/chip";
import { Dialog } from "~/ui/dialog";
import { EmptyState } from "~/ui/empty-state";
import { ErrorState } from "~/ui/error-state";
import { IconButton } from "~/ui/icon-button";
import { Kbd } from "~/ui/kbd";
import { Logo, LogoMark } from "~/ui/logo";
import { Menu } from "~/ui/menu";
import { Popover } from "~/ui/popover";
import { SelectField } from "~/ui/select-field";
import { Sheet } from "~/ui/sheet";
import { SidePanel } from "~/ui/side-panel";
import { Loading, Skeleton } from "~/ui/skeleton";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { TextLink } from "~/ui/text-link";
import { ThemeSwitch } from "~/ui/theme-switch";
import { toast } from "~/ui/toast";

export default function Scratch() {
  const [dialog, setDialog] = useState(false);
  const [sheet, setSheet] = useState<"left" | "right" | "bottom">();
  const [panel, setPanel] = useState(false);
  const [sort, setSort] = useState("created");
  const [done, setDone] = useState(true);
  const [pressed, setPressed] = useState(false);
  return (
    <div className="flex">
      <main id="main" className="mx-auto flex w-full max-w-3xl min-w-0 flex-1 flex-col gap-6 p-4">
        <h1 className="flex items-center justify-between text-xl font-semibold"><Logo /><LogoMark className="size-16" /><ThemeSwitch theme="system" /></h1>
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary">Primary</Button><Button>Secondary</Button><Button variant="quiet">Quiet</Button><Button variant="danger">Delete</Button>
          <Button variant="primary" busy>Signing in</Button><Button disabled>Disabled</Button><Button size="sm">Small</Button><Button size="lg" variant="primary">Large</Button>
          <IconButton label="Search" shortcut="/"><Search aria-hidden /></IconButton><IconButton size="sm" label="Flag"><Flag aria-hidden /></IconButton>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Chip onRemove={() => toast({ message: "Removed" })} removeLabel="Remove filter Priority: high" icon={<Flag aria-hidden />}>Priority: high</Chip><Chip>bills</Chip>
          <ChipButton pressed={pressed} onClick={() => setPressed(!pressed)}>Overdue</ChipButton>
          <ChipButton icon={<Flag aria-hidden />}>Priority</ChipButton>
          <Kbd keys="Ctrl K" /> <TextLink href="/">A link</TextLink>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {(["high", "medium", "low"] as const).map((tint) => <span key={tint} className="flex"><CheckboxCircle label={tint} tint={tint} /><CheckboxCircle label={`${tint} done`} tint={tint} defaultChecked /></span>)}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="E-mail" name="email" type="email" placeholder="you@example.org" />
          <TextField label="Password" name="password" type="password" hint="At least 8 characters" error="This password is too short." defaultValue="abc" />
          <SelectField label="Sort"><option>Newest first</option><option>Due day</option><option>Priority</option></SelectField>
          <TextArea label="Notes" defaultValue={"Several\nlines"} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Menu label="More" align="end" trigger={(props) => <IconButton label="More" {...props}><Ellipsis aria-hidden /></IconButton>}
            entries={[
              { kind: "action", label: "Edit", shortcut: "E", onSelect: () => toast({ message: "Edit" }) },
              { kind: "check", label: "Show completed", checked: done, onChange: setDone },
              { kind: "choice", label: "Sort by", value: sort, onChange: setSort, options: [{ value: "created", label: "Newest first" }, { value: "due", label: "Due day" }] },
              { kind: "separator", key: "s" },
              { kind: "action", label: "Delete", tone: "danger", icon: <Trash aria-hidden />, shortcut: "D", onSelect: () => toast({ message: "Deleted", action: { label: "Undo", onPress: () => toast({ message: "Undone" }) } }) },
            ]} />
          <Popover label="Due" trigger={(props) => <Button {...props}>Popover</Button>}>{(close) => <><TextField label="Day" type="date" /><Button onClick={close} className="mt-2">Done</Button></>}</Popover>
          <Button onClick={() => setDialog(true)}>Dialog</Button>
          <Button onClick={() => setSheet("left")}>Left</Button><Button onClick={() => setSheet("right")}>Right</Button><Button onClick={() => setSheet("bottom")}>Bottom</Button>
          <Button onClick={() => setPanel(true)}>Panel</Button>
          <Button onClick={() => toast({ message: "Moved to trash", action: { label: "Undo", onPress: () => {} } })}>Toast</Button>
          <Button onClick={() => toast({ message: "The change could not be saved. The server does not answer.", tone: "error", action: { label: "Retry", onPress: () => {} } })}>Error toast</Button>
        </div>
        <Loading className="flex flex-col gap-2"><Skeleton className="h-4 w-40" /><Skeleton className="h-4 w-64" /></Loading>
        <EmptyState icon={<Inbox />} title="Nothing due today" action={<Button variant="primary">Add a task</Button>}>Add what is on your mind, or look at what is coming.</EmptyState>
        <ErrorState title="The list could not be loaded" onRetry={() => {}}>The server did not answer. Your tasks are safe.</ErrorState>
        <Dialog open={dialog} onClose={() => setDialog(false)} title="Empty the trash?" footer={<><Button onClick={() => setDialog(false)} data-autofocus>Cancel</Button><Button variant="danger" onClick={() => toast({ message: "Emptied", action: { label: "Undo", onPress: () => {} } })}>Empty trash</Button></>}>
          <p className="text-muted">12 tasks will be gone for good.</p>
        </Dialog>
        <Sheet open={sheet !== undefined} side={sheet ?? "left"} onClose={() => setSheet(undefined)} title="Filters"><TextField label="Search" />
          <Menu label="In sheet" trigger={(props) => <Button {...props} className="mt-2">Menu in sheet</Button>} entries={[{ kind: "action", label: "One", onSelect: () => toast({ message: "One" }) }]} />
        </Sheet>
      </main>
      {panel && <SidePanel label="Task" onClose={() => setPanel(false)} actions={<IconButton label="Delete"><Trash aria-hidden /></IconButton>}><TextField label="Title" data-autofocus /></SidePanel>}
    </div>
  );
}
