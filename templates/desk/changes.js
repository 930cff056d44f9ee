// What is different between two states of a notice: which of its paragraphs are new or other.

// More comparisons than this are not made: all paragraphs between count as changed then.
const MOST = 4_000_000;

// The paragraphs on the drawn pages, in order: name, text, the groups that draw it, its first page.
export const paragraphs = (pages) => {
  const found = new Map();
  pages.forEach((page, index) => {
    for (const group of page.querySelectorAll("g[data-paragraph]")) {
      const name = group.dataset.paragraph;
      const part = found.get(name) ?? { name, text: "", groups: [], page: index + 1 };
      part.text += group.textContent;
      part.groups.push(group);
      found.set(name, part);
    }
  });
  return [...found.values()];
};

// The paragraphs of `now` that `before` does not have in this order, and whether some were taken out.
export const changed = (before, now) => {
  let start = 0;
  while (start < before.length && start < now.length && before[start].text === now[start].text) start += 1;
  let end = 0;
  while (end < before.length - start && end < now.length - start
    && before[before.length - 1 - end].text === now[now.length - 1 - end].text) end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = now.slice(start, now.length - end);
  if (old.length * fresh.length > MOST) return { fresh, left: false };
  const kept = common(old, fresh);
  return { fresh: fresh.filter((_, index) => !kept.has(index)), left: fresh.length < old.length };
};

// Which of `fresh` belong to a longest common order with `old`.
const common = (old, fresh) => {
  const width = fresh.length + 1;
  const length = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      length[i * width + j] = old[i].text === fresh[j].text
        ? length[(i + 1) * width + j + 1] + 1
        : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  const kept = new Set();
  for (let i = 0, j = 0; i < old.length && j < fresh.length;) {
    if (old[i].text === fresh[j].text) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return kept;
};
