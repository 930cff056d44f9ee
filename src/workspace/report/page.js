// Searches (by templates/desk/search.js), filters and sorts the table. Without it the table is whole and in its own order.
// Only some rows at a time stand in the page: laying out thousands of them takes seconds.
document.documentElement.classList.add("js", "cho");
document.addEventListener("DOMContentLoaded", () => {
  const STEP = 50;
  const at = (id) => document.getElementById(id);
  const body = at("bang").tBodies[0];
  const heads = [...at("bang").tHead.rows[0].cells].filter((cell) => cell.dataset.sap);
  const states = [...at("trang-thai").options].map((option) => option.value);

  const text = (row, name) => (row.querySelector("." + name)?.textContent ?? "").trim();

  const rows = [...body.rows].map((element, index) => {
    const row = { element, index, nam: element.dataset.nam, trangThai: element.className };
    row.loai = text(element, "loai");
    row.coQuan = text(element, "co-quan");
    const searched = [text(element, "so"), text(element, "ten"), row.coQuan, text(element, "nguon")];
    row.searched = searchable(searched.join(" "));
    return row;
  });

  // What each column is sorted by; what is missing comes behind everything.
  const LAST = "\u{10ffff}";
  const keys = {
    "so": (row) => text(row.element, "so") || LAST,
    "ngay": (row) => row.element.querySelector("time")?.dateTime ?? LAST,
    "loai": (row) => row.loai || LAST,
    "trich-yeu": (row) => text(row.element, "ten") || LAST,
    "co-quan": (row) => row.coQuan || LAST,
    "trang-thai": (row) => states.indexOf(row.trangThai),
    "trang": (row) => Number(text(row.element, "trang").replaceAll(".", "")) || Infinity,
  };
  const letters = new Intl.Collator("vi", { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b || 0 : a === b ? 0 : a === LAST ? 1 : b === LAST ? -1 : letters.compare(a, b));

  let found = rows;
  let shown = 0;

  const more = (count) => {
    const next = found.slice(shown, shown + count).map((row) => row.element);
    body.append(...next);
    shown += next.length;
    at("con-nua").hidden = shown >= found.length;
  };

  const show = () => {
    const words = wordTests(at("tim").value);
    const [kind, organ, year, state] = ["loai", "co-quan", "nam", "trang-thai"].map((id) => at(id).value);
    found = rows.filter((row) =>
      (!kind || row.loai === kind) && (!organ || row.coQuan === organ) && (!year || row.nam === year)
      && (!state || row.trangThai === state) && words.every((meets) => meets(row.searched)));
    body.replaceChildren();
    shown = 0;
    more(STEP);
    const number = (count) => count.toLocaleString("vi");
    const all = !words.length && !kind && !organ && !year && !state;
    at("dem").textContent = all ? `${number(rows.length)} văn bản` : `${number(found.length)} trong ${number(rows.length)} văn bản`;
    at("bo-loc").hidden = all;
    at("khong-co").hidden = found.length > 0;
  };

  const sort = (head) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = keys[head.dataset.sap];
    for (const row of rows) row.key = key(row);
    rows.sort((a, b) => (down ? -1 : 1) * compare(a.key, b.key) || a.index - b.index);
    show();
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  at("loc").addEventListener("input", show);
  at("loc").addEventListener("submit", (event) => event.preventDefault());
  // The fields are empty only after the event.
  at("loc").addEventListener("reset", () => setTimeout(() => { show(); at("tim").focus(); }));
  at("con-nua").firstChild.addEventListener("click", () => more(STEP));
  new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && more(STEP), { rootMargin: "800px" })
    .observe(at("con-nua"));
  // On paper everything that was found.
  addEventListener("beforeprint", () => more(Infinity));
  addEventListener("afterprint", show);
  // A browser that comes back to the page fills the fields again.
  addEventListener("pageshow", show);

  show();
  document.documentElement.classList.remove("cho");
});
