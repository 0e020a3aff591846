"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import Search from "lucide-react/icons/search";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useRef, useTransition } from "react";
import { useUnsentSearch } from "~/client/unsent-search";
import { joinClasses } from "~/ui/join-classes";
import { TextLink } from "~/ui/text/text-link";
import { type UserListFilter, readUsersAddress, usersHref } from "../list-address";

const choices = [
  { field: "role", label: "Role", options: { "": "Any role", admin: "Administrators", user: "Users" } },
  { field: "banned", label: "Ban", options: { "": "Any status", yes: "Banned", no: "Not banned" } },
  { field: "verified", label: "Address", options: { "": "Any address", yes: "Confirmed", no: "Unconfirmed" } },
  {
    field: "secondFactor",
    label: "Two-step sign-in",
    options: { "": "Two-step: any", yes: "Two-step: on", no: "Two-step: off" },
  },
] as const;

const sorts = {
  "created_at desc": "Newest first",
  "created_at asc": "Oldest first",
  "name asc": "Name, A to Z",
  "name desc": "Name, Z to A",
  "email asc": "Address, A to Z",
  "email desc": "Address, Z to A",
};

const controlClass =
  "select-look min-h-9 rounded-full border border-control bg-surface px-3 text-sm hover:border-ink focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:min-h-11";

/** Shows the search, filters and sort of the list of users. Every choice is in the address. */
export function UserFilters({ chosen }: { chosen: UserListFilter }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(usersHref(chosen));
  const [isPending, startTransition] = useTransition();
  const address = usersHref(chosen);

  // Back and forward change the address; the fields follow, but keep what is being typed.
  useEffect(() => {
    if (address === sent.current || form.current === null) return;
    sent.current = address;
    fill(form.current, chosen);
  }, [address, chosen]);
  useEffect(() => {
    // A search that is sent after another page was asked for would call that off.
    const leave = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]") !== null) clearTimeout(timer.current);
    };
    document.addEventListener("click", leave);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener("click", leave);
    };
  }, []);

  const apply = () => {
    clearTimeout(timer.current);
    if (form.current === null) return;
    const href = usersHref(readForm(form.current));
    if (href === sent.current) return;
    sent.current = href;
    startTransition(() => router.replace(href, { scroll: false }));
  };
  useUnsentSearch({
    read: () => {
      if (field.current === null) return undefined;
      const text = field.current.value.trim();
      return { text, isSent: text === (chosen.search ?? "") };
    },
    apply: (text) => {
      if (field.current !== null) field.current.value = text;
      apply();
    },
  });
  const applySoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, 250);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply();
  };
  const isNarrowed = usersHref({ ...chosen, sort: undefined, order: undefined }) !== usersHref({});
  return (
    <search aria-label="People" aria-busy={isPending}>
      <form ref={form} action="/admin/users" onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <div className="relative min-w-48 flex-1 basis-full md:basis-64">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
          />
          <input
            ref={field}
            type="search"
            dir="auto"
            name="search"
            aria-label="Search people"
            placeholder="Name or e-mail"
            defaultValue={chosen.search}
            autoComplete="off"
            enterKeyHint="search"
            onChange={applySoon}
            // Opening a user cancels a pending search.
            onBlur={apply}
            className={joinClasses(controlClass, "w-full pl-9 pointer-coarse:text-base")}
          />
        </div>
        {choices.map(({ field, ...choice }) => (
          <Choice key={field} name={field} chosen={chosen[field] ?? ""} onChange={apply} {...choice} />
        ))}
        <Choice name="by" label="Sort by" options={sorts} chosen={sortOf(chosen)} onChange={apply} />
        {isNarrowed && (
          <TextLink
            href={usersHref({ sort: chosen.sort, order: chosen.order })}
            className="inline-flex min-h-9 items-center px-1 text-sm pointer-coarse:min-h-11"
          >
            Clear filters
          </TextLink>
        )}
      </form>
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: Readonly<Record<string, string>>;
  chosen: string;
  onChange: () => void;
}

function Choice({ name, label, options, chosen, onChange }: ChoiceProps) {
  return (
    <span className="relative max-sm:min-w-[calc(50%-0.25rem)] max-sm:flex-1">
      <select
        name={name}
        aria-label={label}
        defaultValue={chosen}
        onChange={onChange}
        className={joinClasses(controlClass, "pr-8 max-sm:w-full")}
      >
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

const sortOf = ({ sort = "created_at", order = "desc" }: UserListFilter) => `${sort} ${order}`;

function readForm(form: HTMLFormElement): UserListFilter {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") params.set(name, value);
  const [sort = "", order = ""] = (params.get("by") ?? "").split(" ");
  if (`${sort} ${order}` !== sortOf({})) {
    params.set("sort", sort);
    params.set("order", order);
  }
  return readUsersAddress(params).chosen;
}

function fill(form: HTMLFormElement, chosen: UserListFilter): void {
  const values: Record<string, string | undefined> = { ...chosen, by: sortOf(chosen) };
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) {
    if (field !== document.activeElement || field instanceof HTMLSelectElement) field.value = values[field.name] ?? "";
  }
}
