// How large the pages are: fitting the room, or a part of their true size. The place that is read stays.

import { at, kept } from "./dom.js";

const STEPS = [0.3, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const MM_PX = 96 / 25.4;
// Room beside the page, pixels.
const AROUND = 32;

let fit = kept.get("zoom") === null;
let scale = Number(kept.get("zoom")) || 1;

const fitting = () => {
  const width = Number(at("pages").firstElementChild?.style.getPropertyValue("--width")) || 210;
  return Math.max(STEPS[0], Math.min((at("paper").clientWidth - AROUND) / (width * MM_PX), STEPS[STEPS.length - 1]));
};

// Fits the pages to their room when they or the room have changed.
export const fitAgain = () => {
  const paper = at("paper");
  if (!paper.clientWidth) return;
  if (fit) scale = fitting();
  const now = String(Math.round(scale * 1000) / 1000);
  at("zoom-now").textContent = `${Math.round(scale * 100)} %`;
  at("zoom-fit").setAttribute("aria-pressed", String(fit));
  if (paper.style.getPropertyValue("--zoom") === now) return;
  const read = (paper.scrollTop + paper.clientHeight / 2) / Math.max(1, paper.scrollHeight);
  paper.style.setProperty("--zoom", now);
  paper.scrollTop = read * paper.scrollHeight - paper.clientHeight / 2;
};

// Larger (1), smaller (-1), or fitting (0).
export const zoom = (step) => {
  fit = step === 0;
  if (step > 0) scale = STEPS.find((other) => other > scale + 0.005) ?? STEPS[STEPS.length - 1];
  if (step < 0) scale = [...STEPS].reverse().find((other) => other < scale - 0.005) ?? STEPS[0];
  kept.set("zoom", fit ? null : String(scale));
  fitAgain();
};

export const start = () => {
  at("zoom-in").addEventListener("click", () => zoom(1));
  at("zoom-out").addEventListener("click", () => zoom(-1));
  at("zoom-fit").addEventListener("click", () => zoom(0));
  new ResizeObserver(fitAgain).observe(at("paper"));
};
