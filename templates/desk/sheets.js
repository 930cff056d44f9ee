// The other documents of a notice: the web page, the Markdown text, the Word file. Each is fetched when its
// tab is open, changed in place when the notice changes, and stays where it was scrolled to.

import { at, element } from "./dom.js";
import { say } from "./words.js";

// What is shown: format, notice, revision.
let shown = { format: null, source: null, revision: null };

export const address = (source, format) => `/api/file?source=${encodeURIComponent(source)}&format=${format}`;

// Shows a notice in `format`. A notice with errors keeps what was shown of it.
export const show = (format, { source, revision, good }) => {
  const same = shown.format === format && shown.source === source;
  // What is not good any more stays: `trouble` is told over it.
  if (same && (!good || shown.revision === revision)) return;
  const before = same ? at("sheet").firstElementChild : null;
  if (!good) {
    shown = { format, source, revision: null };
    at("sheet").replaceChildren(element("p", { className: "instead" }, say("troubleSheet")));
    return;
  }
  shown = { format, source, revision };
  if (!same) at("sheet").replaceChildren();
  if (format === "html") page(source, revision, before);
  else if (format === "md") text(source, revision, before);
  else word(source);
};

// What is shown may be old: the next time it is fetched anew.
export const forget = () => {
  shown.revision = null;
};

const stillWanted = (format, source, revision) =>
  shown.format === format && shown.source === source && shown.revision === revision;

// The new page takes the place of the old one when it is there and scrolled as that was.
const page = (source, revision, before) => {
  const frame = element("iframe", { title: say("html"), className: "coming" });
  // It may look as it does; scripts and forms of a template may not run.
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.addEventListener("load", () => {
    if (!stillWanted("html", source, revision)) {
      frame.remove();
      return;
    }
    const old = [...at("sheet").children].filter((child) => child !== frame);
    const left = before?.contentWindow;
    if (left) frame.contentWindow?.scrollTo(left.scrollX, left.scrollY);
    frame.className = "";
    for (const child of old) child.remove();
  });
  frame.src = `${address(source, "html")}&revision=${revision}`;
  at("sheet").append(frame);
};

const text = async (source, revision, before) => {
  let told = say("troubleSheet");
  try {
    const answer = await fetch(address(source, "md"));
    if (answer.ok) told = await answer.text();
  } catch {
    // The channel tells that the program is away.
    forget();
    return;
  }
  if (!stillWanted("md", source, revision)) return;
  if (before?.tagName === "PRE") before.textContent = told;
  else at("sheet").replaceChildren(element("pre", {}, told));
};

const word = (source) => {
  const name = source.split("/").pop().replace(/\.[^.]*$/, ".docx");
  const link = element("a", { className: "button", href: `${address(source, "docx")}&download`, download: "" }, say("download", { format: say("docx") }));
  at("sheet").replaceChildren(
    element("div", { className: "instead" }, element("p", {}, say("word")), element("p", {}, say("fileNow", { name })), element("p", {}, link)),
  );
};
