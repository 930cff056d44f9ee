// The pages as they are printed, changed in place: what is the same stays, so nothing flashes or moves.

import { at, element } from "./dom.js";
import { changed, paragraphs } from "./changes.js";
import { say } from "./words.js";

// How long a changed paragraph is marked.
const MARKED_MS = 4000;
const SVG = "http://www.w3.org/2000/svg";
// How far a mark stands out from its paragraph, points.
const AROUND = 3;

let drawn = [];
let shown = null;
let known = [];

// Shows the pages of a notice. Those of the notice that is shown already are changed in place; returns then
// what has changed: `fresh` paragraphs, whether some `left`, whether the drawing is another at all.
export const show = (source, pages) => {
  const same = source === shown;
  const before = known;
  let other = drawn.length !== pages.length;
  shown = source;
  pages.forEach((page, index) => {
    const place = drawn[index] ?? add();
    const { svg, width_mm: width, height_mm: height } = page;
    place.setAttribute("aria-label", say("page", { n: index + 1, all: pages.length }));
    place.style.setProperty("--width", width);
    place.style.setProperty("--height", height);
    if (place.svg === svg) return;
    other = true;
    place.svg = svg;
    const holder = document.createElement("template");
    holder.innerHTML = svg;
    place.replaceChildren(holder.content);
  });
  for (const place of drawn.splice(pages.length)) place.remove();
  if (other || !same) known = paragraphs(drawn);
  if (!same) return null;
  const difference = other ? changed(before, known) : { fresh: [], left: false };
  difference.fresh.forEach(mark);
  return { ...difference, other };
};

const add = () => {
  const place = element("div", { className: "page" });
  place.setAttribute("role", "group");
  at("pages").append(place);
  drawn.push(place);
  return place;
};

const mark = (paragraph) => {
  for (const group of paragraph.groups) {
    const box = group.getBBox();
    const rect = document.createElementNS(SVG, "rect");
    const sides = { x: box.x - AROUND, y: box.y - AROUND, width: box.width + 2 * AROUND, height: box.height + 2 * AROUND };
    for (const [name, value] of Object.entries(sides)) rect.setAttribute(name, String(value));
    rect.setAttribute("class", "changed");
    group.ownerSVGElement.prepend(rect);
    setTimeout(() => rect.remove(), MARKED_MS);
  }
};

// Scrolls to a paragraph.
export const goTo = (paragraph) => paragraph.groups[0].scrollIntoView({ block: "center" });
