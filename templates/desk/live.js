// The live channel: the program's own events, and asking again where they do not come through.

// How long nothing may be heard after a connection was asked for, and how often we ask then.
const PATIENCE_MS = 4000;
const EVERY_MS = 2000;

// Listens as long as the page lives. `tell` has `rows(news)`, `notice(news)`, `refresh()`, which asks for
// everything anew and says whether the program answered ("yes", "no", "refused"), and `state(name)`.
export const listen = (tell) => {
  let source = null;
  let timer = null;
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    const answered = await tell.refresh();
    asking = false;
    // The channel may have come back meanwhile.
    if (timer === null) return;
    tell.state({ yes: "poll", no: "lost", refused: "refused" }[answered]);
    timer = setTimeout(ask, EVERY_MS);
  };

  const wait = (time) => {
    clearTimeout(timer);
    timer = setTimeout(ask, time);
  };

  const open = () => {
    source = new EventSource("/live");
    wait(PATIENCE_MS);
    source.addEventListener("hello", async () => {
      clearTimeout(timer);
      timer = null;
      // What happened while nobody listened is asked for; events from now on come by themselves.
      const answered = await tell.refresh();
      tell.state(answered === "yes" ? "live" : "lost");
    });
    source.addEventListener("rows", (event) => tell.rows(JSON.parse(event.data)));
    source.addEventListener("notice", (event) => tell.notice(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      // The browser connects again by itself unless it was refused.
      if (source.readyState === EventSource.CLOSED) setTimeout(reopen, EVERY_MS);
      if (timer === null) tell.state("lost");
      wait(0);
    });
  };

  const close = () => {
    clearTimeout(timer);
    timer = null;
    source?.close();
    source = null;
  };

  const reopen = () => {
    if (document.hidden || !source || source.readyState !== EventSource.CLOSED) return;
    close();
    open();
  };

  // A browser has few connections for one address: a page that nobody sees holds none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close();
    else if (!source) open();
  });
  if (!document.hidden) open();
};
