import { type FormEvent, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

interface Task {
  id: string;
  title: string;
  completed: boolean;
  priority: string;
  dueOn: string | null;
  tags: string[];
}

/** The same list in its simplest form: all tasks are fetched and rendered. */
function App() {
  const [tasks, setTasks] = useState<Task[]>([]);
  const [title, setTitle] = useState("");
  useEffect(() => {
    void fetch(`/tasks${window.location.search}`).then(async (response) => setTasks(await response.json()));
  }, []);
  const save = (task: Task) => fetch("/tasks", { method: "POST", body: JSON.stringify(task) });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const task = { id: crypto.randomUUID(), title, completed: false, priority: "medium", dueOn: null, tags: [] };
    setTasks([task, ...tasks]);
    setTitle("");
    void save(task);
  };
  const toggle = (task: Task) => {
    const changed = { ...task, completed: !task.completed };
    setTasks(tasks.map((other) => (other.id === task.id ? changed : other)));
    void save(changed);
  };
  return (
    <main>
      <h1>All tasks</h1>
      <form onSubmit={add}>
        <input aria-label="Add a task" value={title} onChange={(event) => setTitle(event.target.value)} />
      </form>
      <ul aria-label="Tasks">
        {tasks.map((task) => (
          <li key={task.id} className={task.completed ? "task completed" : "task"}>
            <label>
              <input type="checkbox" checked={task.completed} onChange={() => toggle(task)} />
              {task.title}
            </label>
            <div className="facts">
              {task.dueOn !== null && <span>{new Date(task.dueOn).toLocaleDateString()}</span>}
              <span>{task.priority}</span>
              {task.tags.map((tag) => (
                <span key={tag}>@{tag}</span>
              ))}
            </div>
            <button type="button">Edit</button>
            <button type="button">Delete</button>
          </li>
        ))}
      </ul>
    </main>
  );
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
