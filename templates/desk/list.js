// The list of notices: searched, filtered, newest first; a part of it stands in the page at a time.

import { at, element } from "./dom.js";
import { day, number, say } from "./words.js";
import { searchable, wordTests } from "./search.js";

const STEP = 100;
const FILTERS = ["kind", "organ", "month", "state"];
// What a row is filtered by, and what that is called.
const VALUES = {
  kind: (row) => [row.kind, row.kind_name],
  organ: (row) => [row.organ, row.organ_name],
  month: (row) => [row.month, row.month && row.month.split("-").reverse().join("/")],
  state: (row) => [row.state, say(row.state ?? "unseen")],
};
const STATES = ["error", "draft", "ready", "issued"];
const NONE = "-";

const entries = new Map();
let complete = false;
let found = [];
let shown = 0;
let current = null;
let waiting = false;
let choose = () => {};

// The day by which a notice is ordered: its own, its meeting's, else what its file's name begins with.
const dayOf = (row) => row.date ?? row.meeting ?? /(\d{4}-\d{2}-\d{2})[^/]*$/.exec(row.source)?.[1] ?? "";

const compare = (a, b) => (a.day === b.day ? (a.row.source < b.row.source ? -1 : 1) : a.day < b.day ? 1 : -1);

// Takes in rows that are new or have changed, and the sources of those that are gone.
export const put = (rows, gone, whole) => {
  complete = whole;
  for (const source of gone) entries.delete(source);
  for (const row of rows) {
    const searched = searchable([row.number, row.title, row.organ_name, row.source].filter(Boolean).join(" "));
    const entry = entries.get(row.source) ?? { link: null };
    entries.set(row.source, Object.assign(entry, { row, searched, day: dayOf(row), stale: true }));
  }
  later();
};

// Puts up these rows and no others.
export const replace = (rows, whole) => {
  const here = new Set(rows.map((row) => row.source));
  put(rows, [...entries.keys()].filter((source) => !here.has(source)), whole);
};

export const has = (source) => entries.has(source);
export const size = () => entries.size;
export const isComplete = () => complete;
export const first = () => [...entries.values()].sort(compare)[0]?.row.source;

// The source `step` notices after the chosen one among those found.
export const near = (step) => {
  const index = found.findIndex((entry) => entry.row.source === current);
  return found[Math.max(0, Math.min(found.length - 1, index < 0 ? 0 : index + step))]?.row.source;
};

// Marks a notice as the one that is shown.
export const mark = (source) => {
  current = source;
  for (const entry of found.slice(0, shown)) point(entry);
  const link = entries.get(source)?.link;
  if (link?.isConnected) link.scrollIntoView({ block: "nearest" });
};

const point = (entry) => {
  const here = entry.row.source === current;
  if (here) entry.link.setAttribute("aria-current", "true");
  else entry.link.removeAttribute("aria-current");
  entry.link.tabIndex = here || (entry === found[0] && !found.some((other) => other.row.source === current)) ? 0 : -1;
};

// Many rows come at once: the page is touched once for all of them.
const later = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    options();
    show();
  });
};

// The choices of each filter, with how many notices each has.
const options = () => {
  for (const name of FILTERS) {
    const counts = new Map();
    for (const { row } of entries.values()) {
      const [value, called] = VALUES[name](row);
      const key = value ?? NONE;
      const known = counts.get(key) ?? { called: value ? called ?? value : say("unknown"), count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
    const list = [...counts].sort(order(name));
    const texts = [["", say("all")], ...list.map(([key, { called, count }]) => [key, `${called} (${number(count)})`])];
    const select = at(name);
    const state = JSON.stringify(texts);
    if (select.state === state) continue;
    const chosen = select.value;
    select.state = state;
    select.replaceChildren(...texts.map(([value, textContent]) => element("option", { value, textContent })));
    select.value = counts.has(chosen) ? chosen : "";
  }
};

const order = (name) => ([a, first], [b, second]) => {
  if (a === NONE || b === NONE) return a === NONE ? 1 : -1;
  if (name === "state") return STATES.indexOf(a) - STATES.indexOf(b);
  if (name === "month") return a < b ? 1 : -1;
  return first.called.localeCompare(second.called, "vi");
};

const show = () => {
  const tests = wordTests(at("query").value);
  const wanted = FILTERS.map((name) => [VALUES[name], at(name).value]).filter(([, value]) => value);
  const meets = ({ row, searched }) =>
    wanted.every(([values, value]) => (values(row)[0] ?? NONE) === value) && tests.every((test) => test(searched));
  found = [...entries.values()].filter(meets).sort(compare);
  const focus = document.activeElement;
  shown = Math.min(found.length, Math.max(shown, STEP));
  fill();
  // An element that is moved loses the focus.
  if (focus?.dataset?.source && focus.isConnected && document.activeElement !== focus) focus.focus({ preventScroll: true });
  const all = !tests.length && !wanted.length;
  at("unfilter").hidden = all;
  at("none").hidden = found.length > 0 || entries.size === 0;
  at("count").textContent = counted(all);
};

const counted = (whole) => {
  const all = number(entries.size);
  if (!complete) return say("reading", { done: number([...entries.values()].filter(({ row }) => row.state).length), all });
  return whole ? say("counted", { all }) : say("found", { found: number(found.length), all });
};

const fill = () => {
  const list = at("list");
  const items = found.slice(0, shown).map((entry) => {
    if (!entry.link) create(entry);
    if (entry.stale) update(entry);
    point(entry);
    return entry.link.parentElement;
  });
  const same = items.length === list.children.length && items.every((item, index) => item === list.children[index]);
  if (!same) list.replaceChildren(...items);
};

const create = (entry) => {
  entry.link = element("a", { href: `#${encodeURIComponent(entry.row.source)}` });
  entry.link.dataset.source = entry.row.source;
  element("li", {}, entry.link);
};

const update = (entry) => {
  const { row } = entry;
  entry.stale = false;
  entry.link.replaceChildren(
    element("span", { className: "title" }, row.title),
    element("span", { className: "about" }, about(row)),
    element("span", { className: "marks" }, ...badges(row)),
  );
};

// The day of a notice, else that of its meeting, in words.
export const when = (row) => (row.date ? day(row.date) : row.meeting ? say("held", { day: day(row.meeting) }) : null);

// Number, day and organ of a notice in one line.
const about = (row) => {
  const parts = [row.number, when(row), row.organ_name].filter(Boolean);
  return parts.length ? parts.join(" · ") : row.source;
};

// The state of a notice and how much was found.
export const badges = (row) => {
  const state = element("b", { className: `state ${row.state ?? "unseen"}` }, say(row.state ?? "unseen"));
  const counts = ["errors", "warnings", "notes"].filter((name) => row[name]);
  return [state, ...counts.map((name) => element("span", { className: name }, say(name, { n: row[name] })))];
};

// Puts at least `count` of the found notices into the page.
const more = (count) => {
  if (shown >= Math.min(count, found.length)) return;
  shown = Math.min(found.length, Math.max(count, shown + STEP));
  fill();
};

// Moves in the list by keys, as in every list.
const move = (event) => {
  const index = found.findIndex((entry) => entry.link === event.target.closest("a"));
  const page = 8;
  const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: found.length - 1, PageDown: index + page, PageUp: index - page }[event.key];
  if (index < 0 || to === undefined) return;
  event.preventDefault();
  const next = Math.max(0, Math.min(found.length - 1, to));
  more(next + 1);
  found[next].link.focus();
};

export const start = (chosen) => {
  choose = chosen;
  const filters = at("filters");
  const again = () => {
    shown = 0;
    at("list").scrollTop = 0;
    show();
  };
  filters.addEventListener("input", again);
  filters.addEventListener("submit", (event) => event.preventDefault());
  // The fields are empty only after the event.
  filters.addEventListener("reset", () => setTimeout(() => {
    again();
    at("query").focus();
  }));
  at("query").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter" && found[0]) choose(found[0].row.source);
    else found[0]?.link.focus();
  });
  at("list").addEventListener("keydown", move);
  at("list").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(link.dataset.source);
  });
  at("side").addEventListener("scroll", ({ target }) => {
    if (target.scrollTop + 2 * target.clientHeight > target.scrollHeight) more(shown + STEP);
  }, true);
};
