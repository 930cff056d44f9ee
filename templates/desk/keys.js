// Keys. A single letter counts only while nothing is typed, and can be switched off.

import { at, element, kept } from "./dom.js";
import { say } from "./words.js";

const HELP = [
  ["/", "keySearch"],
  ["↑ ↓", "keyMove"],
  ["j k", "keyNext"],
  ["1 2 3 4", "keyTabs"],
  ["+ − 0", "keyZoom"],
  ["n", "keyFindings"],
  ["Ctrl P", "keyPrint"],
  ["?", "keyHelp"],
];

const isTyped = (target) => target.closest?.("input, select, textarea, dialog");

// `acts` has what each key does.
export const start = (acts) => {
  const help = at("help");
  const open = () => help.open || help.showModal();
  at("help-open").addEventListener("click", open);
  at("help-keys").append(...HELP.flatMap(([keys, word]) => [
    element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
    element("dd", {}, say(word)),
  ]));
  const on = at("keys-on");
  on.checked = kept.get("keys") !== "off";
  on.addEventListener("change", () => kept.set("keys", on.checked ? null : "off"));
  const all = { ...acts, "?": open };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target) || help.open) return;
    if (!on.checked || !(event.key in all)) return;
    event.preventDefault();
    all[event.key]();
  });
  at("query").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.target.value) acts.Escape();
  });
};
