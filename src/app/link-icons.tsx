import Bell from "lucide-react/icons/bell";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarRange from "lucide-react/icons/calendar-range";
import CircleCheck from "lucide-react/icons/circle-check";
import Database from "lucide-react/icons/database";
import Gauge from "lucide-react/icons/gauge";
import History from "lucide-react/icons/history";
import Inbox from "lucide-react/icons/inbox";
import Keyboard from "lucide-react/icons/keyboard";
import KeyRound from "lucide-react/icons/key-round";
import Layers from "lucide-react/icons/layers";
import Mail from "lucide-react/icons/mail";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import ScrollText from "lucide-react/icons/scroll-text";
import ShieldCheck from "lucide-react/icons/shield-check";
import Sun from "lucide-react/icons/sun";
import Trash2 from "lucide-react/icons/trash-2";
import UserRound from "lucide-react/icons/user-round";
import Users from "lucide-react/icons/users";
import type { ReactNode } from "react";
import { pageLinks } from "~/server/page-session";

type PageLink = Awaited<ReturnType<typeof pageLinks>>[number];

const icons: Record<PageLink["icon"], ReactNode> = {
  bell: <Bell aria-hidden />,
  "calendar-clock": <CalendarClock aria-hidden />,
  "calendar-range": <CalendarRange aria-hidden />,
  "circle-check": <CircleCheck aria-hidden />,
  database: <Database aria-hidden />,
  gauge: <Gauge aria-hidden />,
  history: <History aria-hidden />,
  inbox: <Inbox aria-hidden />,
  keyboard: <Keyboard aria-hidden />,
  "key-round": <KeyRound aria-hidden />,
  layers: <Layers aria-hidden />,
  mail: <Mail aria-hidden />,
  "monitor-smartphone": <MonitorSmartphone aria-hidden />,
  "scroll-text": <ScrollText aria-hidden />,
  "shield-check": <ShieldCheck aria-hidden />,
  sun: <Sun aria-hidden />,
  "trash-2": <Trash2 aria-hidden />,
  "user-round": <UserRound aria-hidden />,
  users: <Users aria-hidden />,
};

/** Returns the links of a navigation that the user may follow, with their icons drawn. Icons are drawn here, so that a browser loads none that it does not show. */
export async function linksWithIcons(navigation: PageLink["navigation"]) {
  const links = await pageLinks(navigation);
  return links.map(({ href, label, about = "", isMain = false, icon }) => ({
    href,
    label,
    about,
    isMain,
    icon: icons[icon],
  }));
}

/** Returns the addresses and names of the pages of a navigation, for the palette. */
export async function pageNames(navigation: PageLink["navigation"]) {
  return (await pageLinks(navigation)).map(({ href, label }) => ({ href, label }));
}
