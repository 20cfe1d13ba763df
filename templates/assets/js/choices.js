/* The reader's choices, kept in the address behind its #, so that a view can be shared and comes back with it. */

/** The choices in the address; none where what stands behind the # is a place on the page. */
export function readChoices() {
  const text = location.hash.slice(1);
  return new URLSearchParams(text.includes("=") ? text : "");
}

/** Keep choices in the address; empty ones are left out. */
export function keepChoices(entries) {
  const kept = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  const address = location.href.split("#")[0];
  const text = kept.toString().replaceAll("%2C", ",");
  // Nobody should lose a place on the page that has nothing to do with choices.
  if (text || location.hash.includes("=")) history.replaceState(null, "", text ? `${address}#${text}` : address);
}

/** Call back when the address gets other choices: by a link, or by going back. */
export function onOtherChoices(callback) {
  addEventListener("hashchange", callback);
}

/** Fill a form from the address and show what it asks for, now and whenever either changes. */
export function followAddress(form, fill, show, change = show) {
  const start = () => {
    fill();
    show();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  onOtherChoices(start);
  start();
}
