// What was found, as the reviewer tells it: beside the pages, and over them when there are errors.

import { at, element, kept, quoted } from "./dom.js";
import { say } from "./words.js";

const GROUPS = [["error", "errorsHead"], ["warning", "warningsHead"], ["note", "notesHead"]];

// Draws one finding.
const item = (finding, source, tell) => {
  const line = (key, text, className) => text && element("p", { className }, element("b", {}, say(key)), ...quoted(text));
  return element(
    "li",
    { className: finding.severity },
    element("p", { className: "message" }, ...quoted(capital(finding.message))),
    line("need", finding.need, "need"),
    line("hint", finding.hint, "hint"),
    finding.excerpt && excerpt(finding),
    element(
      "p",
      { className: "origin" },
      element("code", {}, finding.rule),
      finding.clause && element("span", {}, say("clause"), finding.clause),
      place(finding, source, tell),
    ),
  );
};

const capital = (text) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

// The first line of an excerpt is its place, which stands below.
const excerpt = (finding) => {
  const lines = finding.excerpt.split("\n").filter((line) => line.trim() !== "|");
  const shown = element("pre", { tabIndex: 0 }, lines.slice(1).join("\n"));
  shown.setAttribute("aria-label", where(finding));
  shown.setAttribute("role", "group");
  return shown;
};

const where = ({ file, line }) => (line ? `${file}:${line}` : file ?? "");

// The place of a finding, which a press copies; of the open notice, `source`, the line tells enough.
const place = (finding, source, tell) => {
  const text = where(finding);
  if (!text) return null;
  const seen = finding.file === source && finding.line ? say("line", { n: finding.line }) : text;
  // Only pages of this machine may use the clipboard.
  if (!navigator.clipboard) return element("span", { className: "place", title: text }, seen);
  const button = element("button", { type: "button", className: "place", title: say("copyPlace", { place: text }) }, seen);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(say("copied", { place: text }));
    } catch {
      // The browser may forbid it; the text can be selected.
    }
  });
  return button;
};

const list = (findings, source, tell) => element("ul", {}, ...findings.map((finding) => item(finding, source, tell)));

// Fills a place anew only when it is to say something else, so that what is read there stays.
const fill = (place, state, make) => {
  if (place.state === state) return;
  place.state = state;
  const { scrollTop } = place;
  place.replaceChildren(...make());
  place.scrollTop = scrollTop;
};

// The panel beside the pages: what was found in the notice `source`.
export const show = (findings, source, tell) => {
  at("findings-toggle").textContent = say("findingsOf", { n: findings.length });
  fill(at("findings"), JSON.stringify(findings), () => {
    if (!findings.length) return [element("p", { className: "none" }, say("noFindings"))];
    return GROUPS.flatMap(([severity, head]) => {
      const own = findings.filter((finding) => finding.severity === severity);
      return own.length ? [element("h3", { className: severity }, `${say(head)} (${own.length})`), list(own, source, tell)] : [];
    });
  });
};

// What concerns the whole folder, over the list.
export const shared = (findings, tell) => {
  const place = at("shared");
  place.hidden = !findings.length;
  fill(place, JSON.stringify(findings), () => {
    const errors = findings.some((finding) => finding.severity === "error");
    const head = element("summary", {}, `${say("sharedFindings")} (${findings.length})`);
    return [element("details", { open: errors }, head, list(findings, null, tell))];
  });
};

// The panel over the last good pages. `words` says what they are.
export const trouble = (words, errors, source, tell) => {
  const place = at("trouble");
  place.hidden = words === null;
  if (words === null) place.state = null;
  else fill(place, words + JSON.stringify(errors), () => [element("p", { className: "words" }, words), list(errors, source, tell)]);
};

// Shows or hides the panel; it stays so.
export const toggle = (open = at("findings").hidden) => {
  at("findings").hidden = !open;
  at("findings-toggle").setAttribute("aria-expanded", String(open));
  kept.set("findings", open ? "open" : "closed");
};

export const start = () => {
  toggle(kept.get("findings") !== "closed");
  at("findings-toggle").addEventListener("click", () => toggle());
};
