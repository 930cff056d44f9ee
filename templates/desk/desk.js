// The desk: which notice is shown and how; everything else is in the file of its name.

import * as findings from "./findings.js";
import * as keys from "./keys.js";
import * as list from "./list.js";
import * as pages from "./pages.js";
import * as sheets from "./sheets.js";
import * as zoom from "./zoom.js";
import { at, element, kept, quoted } from "./dom.js";
import { label, say } from "./words.js";
import { listen } from "./live.js";

const TABS = ["pdf", "html", "md", "docx"];
const THEMES = ["auto", "light", "dark"];

let current = null;
let notice = null;
let tab = "pdf";
let asked = 0;
let program = null;
let run = null;

const news = (words, ...more) => at("news").replaceChildren(words, ...more);

// Shows what is known of the notice that is open.
const showNotice = (now) => {
  const same = notice?.source === now.source;
  const isOther = same && (notice.revision !== now.revision || notice.good !== now.good);
  notice = now;
  at("blank").hidden = true;
  at("notice").hidden = false;
  head(now.row);
  const difference = pages.show(now.source, now.pages);
  zoom.fitAgain();
  if (!same) at("paper").scrollTop = 0;
  const errors = now.findings.filter((finding) => finding.severity === "error");
  const words = now.pages.length ? "troubleOld" : "troubleNone";
  findings.trouble(now.good ? null : say(words, { n: errors.length }), errors, now.source, news);
  // Errors stand over the pages already.
  findings.show(now.findings.filter((finding) => now.good || finding.severity !== "error"), now.source, news);
  showTab();
  if (!same) news("");
  else if (isOther || difference.other) tellDifference(now.good, difference);
};

const tellDifference = (good, { fresh, left, other }) => {
  if (!good) return news(say("newsBad"));
  if (!fresh.length) return news(say(left ? "newsLeft" : other ? "newsPages" : "newsSame"));
  const jump = element("button", { type: "button", className: "plain" }, say("jump"));
  jump.addEventListener("click", () => pages.goTo(fresh[0]));
  return news(say("newsChanged", { n: fresh.length, page: fresh[0].page }), " ", jump);
};

const head = (row) => {
  at("title").textContent = row.title;
  at("title").title = row.title;
  at("facts").title = row.source;
  document.title = `${row.title} – vanthu`;
  const facts = [row.number, list.when(row), row.pages && say("pages", { n: row.pages }), row.kind_name, row.organ_name, row.source];
  at("facts").replaceChildren(...list.badges(row), element("span", { className: "about" }, facts.filter(Boolean).join(" · ")));
};

const showTab = () => {
  for (const name of TABS) {
    const button = at(`tab-${name}`);
    button.setAttribute("aria-selected", String(name === tab));
    button.tabIndex = name === tab ? 0 : -1;
  }
  const printed = tab === "pdf";
  at("paper").hidden = !printed;
  at("sheet").hidden = printed;
  at("zoom").hidden = !printed;
  if (!printed) at("sheet").setAttribute("aria-labelledby", `tab-${tab}`);
  if (!notice) return;
  if (printed) zoom.fitAgain();
  else sheets.show(tab, notice);
  acts();
};

// Nobody prints or saves what the file does not say any more.
const acts = () => {
  const link = at("download");
  link.textContent = say("download", { format: { pdf: "PDF", html: "HTML", md: "Markdown", docx: "Word" }[tab] });
  if (notice.good) link.href = `${sheets.address(notice.source, tab)}&download`;
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!notice.good));
  at("print").disabled = !notice.good;
  document.documentElement.dataset.good = String(notice.good);
};

const chooseTab = (name) => {
  tab = name;
  showTab();
};

// Fetches the notice that is open; what comes late for another one is let go.
const load = async () => {
  asked += 1;
  const mine = asked;
  const source = current;
  const answer = await fetch(`/api/notice?source=${encodeURIComponent(source)}`);
  const now = answer.ok ? await answer.json() : null;
  if (mine !== asked) return;
  if (now) showNotice(now);
  else lost(source);
};

// The file of the open notice is gone: what was seen last stays, and is not printed.
const lost = (source) => {
  const name = say("gone", { name: source });
  if (notice?.source !== source) {
    notice = null;
    at("notice").hidden = true;
    at("blank").hidden = false;
    at("blank").textContent = name;
    return;
  }
  notice = { ...notice, good: false, revision: 0 };
  findings.trouble(name, [], source, news);
  acts();
};

// Opens a notice.
const choose = (source) => {
  document.body.dataset.view = "notice";
  current = source;
  kept.set("notice", source);
  history.replaceState(null, "", `#${encodeURIComponent(source)}`);
  list.mark(source);
  // Where the list makes room for the notice, so does the focus.
  if (!at("side").offsetParent) at("title").focus();
  load().catch(() => {});
};

// The notice that the address names.
const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    // An address that is no text names nothing.
    return "";
  }
};

// Opens something when nothing is open: what the address names, what was open last, the newest.
const begin = () => {
  const asksFor = named();
  const wanted = [asksFor, kept.get("notice")].find((source) => source && list.has(source));
  if (wanted) choose(wanted);
  else if (list.isComplete() && list.size()) choose(list.first());
  if (!asksFor && matchMedia("(max-width: 60rem)").matches) document.body.dataset.view = "list";
  at("blank").replaceChildren(...quoted(say(list.size() || !list.isComplete() ? "choose" : "noNotice")));
};

// Asks for everything anew: "yes", "no" when the program is away, "refused" when it does not know us.
const refresh = async () => {
  try {
    const answer = await fetch("/api/desk");
    if (!answer.ok) return "refused";
    const desk = await answer.json();
    // Another program may have another page.
    if (program !== null && program !== desk.program) location.reload();
    // Another start counts its revisions anew.
    if (run !== desk.run) sheets.forget();
    ({ program, run } = desk);
    at("folder").textContent = desk.folder;
    list.replace(desk.rows, desk.complete);
    findings.shared(desk.findings, news);
    if (current === null) begin();
    else await load();
    return "yes";
  } catch {
    return "no";
  }
};

const live = {
  refresh,
  rows: ({ rows, gone, complete, findings: shared }) => {
    list.put(rows, gone, complete);
    findings.shared(shared, news);
    if (current === null) begin();
    else if (gone.includes(current)) lost(current);
    else if (!notice?.revision && rows.some((row) => row.source === current)) load().catch(() => {});
  },
  notice: ({ source, revision }) => {
    if (current === null) choose(source);
    else if (source === current && revision !== notice?.revision) load().catch(() => {});
  },
  state: (name) => {
    at("live").className = name;
    const words = say({ live: "liveOn", poll: "livePoll", lost: "liveLost", refused: "liveRefused" }[name]);
    if (at("live").textContent !== words) at("live").textContent = words;
  },
};

// The dark colours are a stylesheet of their own, which counts always, never, or as the system says.
const theme = (name) => {
  at("dark").media = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all" }[name];
  document.documentElement.dataset.theme = name;
  at("theme").textContent = say({ auto: "themeAuto", light: "themeLight", dark: "themeDark" }[name]);
  kept.set("theme", name === "auto" ? null : name);
};

const back = () => {
  document.body.dataset.view = "list";
  list.mark(current);
  document.querySelector("#list [aria-current]")?.focus();
};

const move = (step) => () => {
  const source = list.near(step);
  if (source && source !== current) choose(source);
};

const startTabs = () => {
  at("tabs").addEventListener("click", ({ target }) => target.dataset.tab && chooseTab(target.dataset.tab));
  at("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    chooseTab(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]);
    at(`tab-${tab}`).focus();
  });
};

const start = () => {
  label(document);
  theme(THEMES.find((name) => name === kept.get("theme")) ?? "auto");
  at("theme").addEventListener("click", () => theme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]));
  at("print").addEventListener("click", () => print());
  at("back").addEventListener("click", back);
  // What is said on paper instead of pages that are not to be printed.
  at("pages").dataset.instead = say("noPrint");
  list.start(choose);
  findings.start();
  zoom.start();
  startTabs();
  showTab();
  keys.start({
    "/": () => {
      document.body.dataset.view = "list";
      at("query").focus();
    },
    j: move(1),
    k: move(-1),
    1: () => chooseTab("pdf"),
    2: () => chooseTab("html"),
    3: () => chooseTab("md"),
    4: () => chooseTab("docx"),
    "+": () => zoom.zoom(1),
    "=": () => zoom.zoom(1),
    "-": () => zoom.zoom(-1),
    0: () => zoom.zoom(0),
    n: () => findings.toggle(),
    Escape: () => at("paper").focus(),
  });
  addEventListener("hashchange", () => {
    if (list.has(named()) && named() !== current) choose(named());
  });
  document.body.dataset.view = "list";
  listen(live);
};

start();
