import ListFilter from "lucide-react/icons/list-filter";
import Tag from "lucide-react/icons/tag";
import { useClock } from "~/client/clock";
import { useCopyStatus } from "~/client/sync/copy-context";
import { useArchivedProjects } from "~/features/projects/store/use-projects";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { arrangementIn, type ChosenFilter } from "../../list/filter-params";
import { eachChosen } from "../../list/filters/filters";
import { tagOf } from "../../list/labels/list-title";
import { listInputOf, type View } from "../../list/views";
import { holdsList } from "../../store/copy/task-views";
import { membershipOf } from "../../store/lists/list-membership";
import { useTasks } from "../../store/tasks-provider";
import { namesOfPlaces } from "../place/places";
import { usePlaces } from "../place/use-places";
import { chooseFilter } from "../list/use-list-address";

const list = new Intl.ListFormat("en");

/** Says which filters leave a list empty, and which one to remove to see how many tasks. */
export function NoMatches({ view, filter }: { view: View; filter: ChosenFilter }) {
  const nameOf = namesOfPlaces(usePlaces());
  const countOf = useCounts(view);
  const chosen = eachChosen(filter, ({ described }, value, name) => {
    const others: ChosenFilter = { ...filter };
    delete others[name];
    return { name: described(value, nameOf), others };
  });
  const tag = chosen.length === 1 ? tagOf(view, filter) : undefined;
  if (tag !== undefined) {
    return (
      <EmptyState icon={<Tag />} title={`No open tasks with @${tag}`}>
        A task that you add here gets this tag.
      </EmptyState>
    );
  }
  const ways = chosen.flatMap(({ name, others }) => {
    const count = chosen.length > 1 ? countOf(others) : 0;
    return count === 0 ? [] : { name, others, label: `Without ${name}: ${count} ${count === 1 ? "task" : "tasks"}` };
  });
  return (
    <EmptyState
      icon={<ListFilter />}
      title="No tasks match"
      action={
        <>
          {ways.map(({ name, others, label }) => (
            <Button key={name} onClick={() => chooseFilter(others)}>
              {label}
            </Button>
          ))}
          <Button onClick={() => chooseFilter(arrangementIn(filter))}>Clear filters</Button>
        </>
      }
    >
      {`No tasks match ${list.format(chosen.map(({ name }) => name))}. Remove ${chosen.length === 1 ? "the filter" : "a filter"} to see more.`}
    </EmptyState>
  );
}

/** Returns what counts the tasks of a list with other filters: none while this browser does not have all of them. */
function useCounts(view: View): (filter: ChosenFilter) => number {
  const { copy } = useTasks();
  const status = useCopyStatus();
  const archived = useArchivedProjects();
  const clock = useClock();
  return (filter) => {
    const input = listInputOf(view, filter, clock);
    if (!holdsList(status, input)) return 0;
    return copy.store.list().filter(membershipOf(input, { now: clock.now, archived })).length;
  };
}
