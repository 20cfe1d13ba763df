// Added to every page by `scorecard serve`, never by a build: shows what is wrong with the data, and loads the page
// again when what it was made from has changed, at the same place and with the same rows open.
(() => {
  if (window.top !== window) return;
  const { state } = document.currentScript.dataset;
  const KEPT = `scorecard-preview ${location.pathname}${location.search}`;

  // --- The place on the page -----------------------------------------------------------------------------------------

  // Each row by the first id in or around it, and counted among those of the same id.
  function rows() {
    const counts = new Map();
    return [...document.querySelectorAll("details")].map((row) => {
      const id = (row.querySelector("[id]") ?? row.closest("[id]"))?.id ?? "";
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      return [`${id} ${count}`, row];
    });
  }

  // The element with an id that begins nearest to the upper edge of what is shown. Parts of drawings have ids, too.
  function landmark() {
    let found = null;
    for (const element of document.querySelectorAll("main [id]")) {
      if (!(element instanceof HTMLElement && element.checkVisibility())) continue;
      const { top } = element.getBoundingClientRect();
      if (found === null || Math.abs(top) < Math.abs(found.top)) found = { id: element.id, top };
    }
    return found;
  }

  function keepPlace() {
    const open = rows().map(([name, row]) => [name, row.open]);
    const focus = rows().find(([, row]) => row.querySelector(":scope > summary") === document.activeElement)?.[0];
    const place = { open, focus, focused: document.activeElement?.id, landmark: landmark(), y: scrollY };
    sessionStorage.setItem(KEPT, JSON.stringify(place));
    history.scrollRestoration = "manual";
  }

  async function takePlace() {
    const text = sessionStorage.getItem(KEPT);
    if (text === null) return;
    sessionStorage.removeItem(KEPT);
    const place = JSON.parse(text);
    const found = new Map(rows());
    for (const [name, open] of place.open) {
      if (found.has(name)) found.get(name).open = open;
    }
    const focused = found.get(place.focus)?.querySelector("summary") ?? document.getElementById(place.focused);
    focused?.focus({ preventScroll: true });
    goTo(place);
    // Words in other letters than the page's own would take other room.
    await document.fonts.ready;
    goTo(place);
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
    setTimeout(() => (history.scrollRestoration = "auto"));
  }

  function goTo(place) {
    const mark = place.landmark && document.getElementById(place.landmark.id);
    const top = mark ? scrollY + mark.getBoundingClientRect().top - place.landmark.top : place.y;
    scrollTo({ top, behavior: "instant" });
  }

  // --- What is wrong -------------------------------------------------------------------------------------------------

  const STYLE = `
    :host { position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: light; }
    section { font: 15px/1.4 system-ui, sans-serif; color: #fff; background: #8f2a15; padding: 0.6rem 1rem;
      max-height: 45vh; overflow: auto; border-top: 2px solid #fff; }
    section.quiet { color: #0f2536; background: #fff4dc; border-color: #c98a1b; padding: 0.2rem 1rem; }
    summary { font-weight: 600; cursor: pointer; }
    p { margin: 0; font-weight: 600; }
    ol { margin: 0.4rem 0 0; padding-left: 1.4rem; }
    pre { margin: 0 0 0.4rem; font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    summary:focus-visible, section:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }`;
  let bar = null;

  function element(name, text, ...children) {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  // Shows one sentence and, below it, lines; with no sentence nothing is shown.
  function show(sentence, lines = [], quiet = false) {
    if ("preview" in document.documentElement.dataset) return;
    if (bar === null) {
      if (!sentence) return;
      const host = element("div", "");
      host.id = "scorecard-preview";
      bar = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      bar.adoptedStyleSheets = [sheet];
      bar.append(element("section", ""));
      document.body.append(host);
    }
    const section = element("section", "");
    section.setAttribute("role", quiet ? "status" : "alert");
    section.setAttribute("aria-label", "Preview");
    section.tabIndex = 0;
    section.classList.toggle("quiet", quiet);
    section.hidden = !sentence;
    if (lines.length) {
      const list = element("ol", "", ...lines.map((line) => element("li", "", element("pre", line))));
      const details = element("details", "", element("summary", sentence), list);
      details.open = !quiet;
      section.append(details);
    } else {
      section.append(element("p", sentence));
    }
    bar.replaceChildren(section);
    // So that the end of the page can be read above the bar.
    document.body.style.paddingBottom = `${section.offsetHeight}px`;
  }

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  function tell(news) {
    const lines = news.more ? [...news.problems, `… and ${news.more} more, in the terminal`] : news.problems;
    if (news.failure) {
      show(`The data can’t be shown: ${news.failure}. This page shows it as it was before.`, lines);
    } else if (news.errors) {
      const verb = news.errors === 1 ? "is" : "are";
      show(`There ${verb} ${count(news.errors, "error")} in the data. This page shows it as it was before.`, lines);
    } else {
      show(news.warnings ? `${count(news.warnings, "warning")} in the data` : "", lines, true);
    }
  }

  // --- What is new ---------------------------------------------------------------------------------------------------

  let source = null;
  let asking = false;
  let again = false;

  async function compare() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      try {
        const answer = await fetch(`${location.pathname}${location.search}`, { method: "HEAD", cache: "no-store" });
        if (answer.headers.get("ETag") !== `"${state}"`) {
          keepPlace();
          location.reload();
          return;
        }
      } catch {
        // The server has gone: the source of events says so.
      }
    } while (again);
    asking = false;
  }

  function listen() {
    source = new EventSource("/.preview/events");
    source.onmessage = (event) => {
      tell(JSON.parse(event.data));
      compare();
    };
    source.onerror = () => show("No answer from scorecard serve. This page shows the data as it was before.");
  }

  function hush() {
    source?.close();
    source = null;
  }

  // Few connections to one server may be open at once: pages that nobody sees hold none.
  const heed = () => (document.hidden ? hush() : source ?? listen());
  addEventListener("DOMContentLoaded", () => {
    takePlace();
    heed();
  });
  document.addEventListener("visibilitychange", heed);
  addEventListener("pagehide", hush);
  addEventListener("pageshow", (event) => event.persisted && heed());
})();
