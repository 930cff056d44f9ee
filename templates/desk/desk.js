const list = document.getElementById("notices");

async function show() {
  const desk = await (await fetch("/api/desk")).json();
  list.replaceChildren(...desk.rows.map((row) => {
    const item = document.createElement("li");
    item.textContent = `${row.source}: ${row.title}`;
    return item;
  }));
}

const live = new EventSource("/live");
live.addEventListener("hello", show);
live.addEventListener("rows", show);
