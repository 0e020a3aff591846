import BookOpen from "lucide-react/icons/book-open";
import Briefcase from "lucide-react/icons/briefcase";
import Clock from "lucide-react/icons/clock";
import Flag from "lucide-react/icons/flag";
import Heart from "lucide-react/icons/heart";
import House from "lucide-react/icons/house";
import ListFilter from "lucide-react/icons/list-filter";
import ShoppingCart from "lucide-react/icons/shopping-cart";
import Star from "lucide-react/icons/star";
import Zap from "lucide-react/icons/zap";
import type { ComponentType } from "react";
import { oneOf } from "~/shared/one-of";
import { viewIcons } from "../constants";

const drawn: Record<(typeof viewIcons)[number], ComponentType> = {
  filter: ListFilter,
  star: Star,
  flag: Flag,
  zap: Zap,
  heart: Heart,
  home: House,
  briefcase: Briefcase,
  clock: Clock,
  book: BookOpen,
  cart: ShoppingCart,
};

/** Shows the icon of a saved view; of one that this version does not know, the usual one. */
export function ViewIcon({ icon }: { icon: string }) {
  const Icon = drawn[oneOf(viewIcons, icon) ?? "filter"];
  return <Icon aria-hidden />;
}
