// What an address chooses is shown by the program at the end of the page. On a slow machine the page would be seen before
// that, and jump; so it is kept hidden until the program has run, whether that went well or not.
if (/[#?][^#]*=/.test(location.href)) {
  document.documentElement.classList.add("choosing");
  document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.remove("choosing"));
}
